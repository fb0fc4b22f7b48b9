/** Front ends over real files: ours all the way to the image, the peers as far as each goes. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median, minimum } from '../lib/stats.ts';
import { importPeer, repositoryRoot, type Script } from './guests.ts';
import type { FileTime } from './protocol.ts';

interface Acorn {
  parse(source: string, options: object): unknown;
}
interface Esbuild {
  transformSync(source: string, options: object): { code: string };
  stop(): void;
}
interface TypeScript {
  transpileModule(source: string, options: object): { outputText: string };
  ScriptTarget: { ES2022: number };
  ModuleKind: { ESNext: number };
}
interface TungstenCompiler {
  compile(source: string | Uint8Array, options: { fileName: string }): unknown;
  disassemble?(compiled: unknown): string;
}

/** Takes a file's text and path, does the tool's work, throws on failure. */
interface Tool {
  /** The text this tool is measured on, when it cannot read the file as it is. */
  prepare(source: string, path: string): string;
  work(source: string, path: string): void;
}

async function importCompiler(): Promise<TungstenCompiler> {
  const entry = join(repositoryRoot(), 'dist/compiler/index.js');
  if (!existsSync(entry)) throw new Error('not built: dist/compiler/index.js is missing (npm run build)');
  return importPeer<TungstenCompiler>(pathToFileURL(entry).href);
}

const asItIs = (source: string): string => source;

async function openTool(name: string): Promise<Tool> {
  switch (name) {
    case 'tungsten': {
      const compiler = await importCompiler();
      return {
        prepare: asItIs,
        work: (source, path) => {
          compiler.compile(source, { fileName: basename(path) });
        },
      };
    }
    case 'acorn': {
      const acorn = await importPeer<Acorn>('acorn');
      const esbuild = await importPeer<Esbuild>('esbuild');
      return {
        // acorn reads no TypeScript: its rate is taken on the stripped text, whose bytes are the ones counted.
        prepare: (source, path) =>
          path.endsWith('.ts') ? esbuild.transformSync(source, { loader: 'ts', target: 'esnext' }).code : source,
        work: (source, path) => {
          const sourceType = path.endsWith('.ts') ? 'module' : 'script';
          acorn.parse(source, { ecmaVersion: 'latest', sourceType, locations: false });
        },
      };
    }
    case 'esbuild': {
      const esbuild = await importPeer<Esbuild>('esbuild');
      return {
        prepare: asItIs,
        work: (source, path) => {
          esbuild.transformSync(source, { loader: path.endsWith('.ts') ? 'ts' : 'js', target: 'esnext' });
        },
      };
    }
    case 'typescript': {
      const { default: typescript } = await importPeer<{ default: TypeScript }>('typescript');
      const compilerOptions = { target: typescript.ScriptTarget.ES2022, module: typescript.ModuleKind.ESNext };
      return {
        prepare: asItIs,
        work: (source, path) => {
          typescript.transpileModule(source, { compilerOptions, fileName: path, reportDiagnostics: false });
        },
      };
    }
    default:
      throw new Error(`unknown front end ${name}`);
  }
}

export async function measureFrontend(
  name: string,
  files: readonly string[],
  minMs: number,
  sampleLimit: number,
): Promise<FileTime[]> {
  const tool = await openTool(name);
  const times: FileTime[] = [];
  for (const path of files) times.push(measureFile(tool, path, minMs, sampleLimit));
  return times;
}

function measureFile(tool: Tool, path: string, minMs: number, sampleLimit: number): FileTime {
  const source = tool.prepare(readFileSync(path, 'utf8'), path);
  const bytes = Buffer.byteLength(source);
  const samples: number[] = [];
  try {
    // Small files are repeated until the tool's own code is warm; a large one warms it in a single pass.
    const warmEnd = performance.now() + minMs;
    do {
      tool.work(source, path);
    } while (performance.now() < warmEnd);
    const end = performance.now() + minMs;
    while (samples.length < 3 || (samples.length < sampleLimit && performance.now() < end)) {
      const before = performance.now();
      tool.work(source, path);
      samples.push(performance.now() - before);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { file: path, bytes, bestMs: 0, medianMs: 0, error: message.split('\n', 1)[0].slice(0, 200) };
  }
  return { file: path, bytes, bestMs: minimum(samples), medianMs: median(samples) };
}

/** Our own compiler's listing of a script's bytecode, for counting instructions. */
export async function disassembleWithTungsten(script: Script): Promise<string> {
  const compiler = await importCompiler();
  if (compiler.disassemble === undefined) throw new Error('dist/compiler does not export disassemble');
  return compiler.disassemble(compiler.compile(script.typescript, { fileName: script.fileName }));
}
