// The code cache on disk: a file for each module, named after its request.
//
//   "TgJC" │ u32 bytes of JSON │ JSON: functions, cells, epoch, like │ the module │ SHA-256 of all before
//
// And one for each function that modules were made for, with the names of the last of them, the newest first, a line each. It is no more than
// a hint: what a module is for is told by its name.
//
// Files are written under another name and renamed, so that nobody sees half of one. What cannot be read, or is not what it should be, is not
// there: it is made again and replaced.

import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompileResult } from './request.ts';
import type { StoredRequest } from './stored.ts';

const MAGIC = 0x434a6754;
const SUFFIX = '.tgjit';
const INDEX_SUFFIX = '.tgjix';
/** Modules that are remembered for one function. */
const MODULES = 4;
const NAME = /^[0-9a-f]{64}$/;
const DIGEST_BYTES = 32;

/** What a file holds. */
export type CachedCode = Pick<CompileResult, 'wasm' | 'cells' | 'functions' | 'epoch'> & { like?: StoredRequest };

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
      const { cells, functions, epoch, like } = JSON.parse(body.toString('utf8', 8, end)) as Omit<CachedCode, 'wasm'>;
      return { wasm: body.subarray(end), cells, functions, epoch, like };
    } catch {
      return undefined;
    }
  }

  /** Keeps code. A cache that cannot be written is none: nothing depends on it. */
  write(key: string, code: CachedCode): void {
    const { cells, functions, epoch, like } = code;
    const json = Buffer.from(JSON.stringify({ cells, functions, epoch, like }));
    const head = Buffer.alloc(8);
    head.writeUInt32LE(MAGIC, 0);
    head.writeUInt32LE(json.length, 4);
    const body = Buffer.concat([head, json, code.wasm]);
    this.put(this.path(key), Buffer.concat([body, digest(body)]));
    this.trim();
  }

  /** Names of the modules that were made for a function, the newest first. */
  modulesOf(root: string): string[] {
    try {
      const names = readFileSync(join(this.folder, root + INDEX_SUFFIX), 'latin1').split('\n');
      return names.filter((name) => NAME.test(name)).slice(0, MODULES);
    } catch {
      return [];
    }
  }

  /** The newest module of a function has this name. */
  note(root: string, key: string): void {
    const names = [key, ...this.modulesOf(root).filter((name) => name !== key)].slice(0, MODULES);
    this.put(join(this.folder, root + INDEX_SUFFIX), Buffer.from(`${names.join('\n')}\n`));
  }

  private put(path: string, bytes: Uint8Array): void {
    const temporary = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(temporary, bytes);
      renameSync(temporary, path);
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
    const files = this.files();
    let total = files.reduce((sum, { size }) => sum + size, 0);
    if (total <= this.limit) return;
    files.sort((a, b) => a.mtimeMs - b.mtimeMs);
    for (const { path, size } of files) {
      if (total <= this.limit) break;
      rmSync(path, { force: true });
      total -= size;
    }
  }

  private files(): { path: string; size: number; mtimeMs: number }[] {
    try {
      return readdirSync(this.folder)
        .filter((name) => name.endsWith(SUFFIX) || name.endsWith(INDEX_SUFFIX))
        .map((name) => {
          const path = join(this.folder, name);
          const { size, mtimeMs } = statSync(path);
          return { path, size, mtimeMs };
        });
    } catch {
      return [];
    }
  }
}
