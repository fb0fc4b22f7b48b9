// The code cache on disk: a file for each module, named after its request.
//
//   "TgJC" │ u32 bytes of JSON │ JSON: functions, cells, epoch │ the module │ SHA-256 of all before
//
// Files are written under another name and renamed, so that nobody sees half of one. What cannot be read, or is not what it should be, is not
// there: it is made again and replaced.

import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompileResult } from './request.ts';

const MAGIC = 0x434a6754;
const SUFFIX = '.tgjit';
const DIGEST_BYTES = 32;

/** What a file holds. */
export type CachedCode = Pick<CompileResult, 'wasm' | 'cells' | 'functions' | 'epoch'>;

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

export class CodeCache {
  private readonly folder: string;
  private readonly limit: number;

  constructor(folder: string, limit: number) {
    this.folder = folder;
    this.limit = limit;
  }

  private path(key: string): string {
    return join(this.folder, key + SUFFIX);
  }

  /** The code of this key, if it is there in one piece. */
  read(key: string): CachedCode | undefined {
    let file: Buffer;
    try {
      file = readFileSync(this.path(key));
    } catch {
      return undefined;
    }
    try {
      const body = file.subarray(0, file.length - DIGEST_BYTES);
      if (body.readUInt32LE(0) !== MAGIC || !digest(body).equals(file.subarray(body.length))) return undefined;
      const end = 8 + body.readUInt32LE(4);
      const { cells, functions, epoch } = JSON.parse(body.toString('utf8', 8, end)) as Omit<CachedCode, 'wasm'>;
      return { wasm: body.subarray(end), cells, functions, epoch };
    } catch {
      return undefined;
    }
  }

  /** Keeps code. A cache that cannot be written is none: nothing depends on it. */
  write(key: string, code: CachedCode): void {
    const { cells, functions, epoch } = code;
    const json = Buffer.from(JSON.stringify({ cells, functions, epoch }));
    const head = Buffer.alloc(8);
    head.writeUInt32LE(MAGIC, 0);
    head.writeUInt32LE(json.length, 4);
    const body = Buffer.concat([head, json, code.wasm]);
    const temporary = join(this.folder, `.${key}.${randomBytes(6).toString('hex')}`);
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(temporary, Buffer.concat([body, digest(body)]));
      renameSync(temporary, this.path(key));
      this.trim();
    } catch {
      try {
        rmSync(temporary, { force: true });
      } catch {
        // Its folder is none.
      }
    }
  }

  /** Removes the oldest files beyond the limit. */
  private trim(): void {
    const files = readdirSync(this.folder)
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => {
        const path = join(this.folder, name);
        const { size, mtimeMs } = statSync(path);
        return { path, size, mtimeMs };
      });
    let total = files.reduce((sum, { size }) => sum + size, 0);
    if (total <= this.limit) return;
    files.sort((a, b) => a.mtimeMs - b.mtimeMs);
    for (const { path, size } of files) {
      if (total <= this.limit) break;
      rmSync(path, { force: true });
      total -= size;
    }
  }
}
