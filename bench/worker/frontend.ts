/** Front ends over real files: ours all the way to the image, the peers as far as each goes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Guest, type GuestFactory, importPeer, repositoryRoot, type Script } from './guests.ts';

interface Acorn {
  parse(source: string, options: object): unknown;
}
interface Esbuild {
  transformSync(source: string, options: object): { code: string };
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

async function importCompiler(): Promise<TungstenCompiler> {
  const entry = join(repositoryRoot(), 'dist/compiler/index.js');
  if (!existsSync(entry)) throw new Error('not built: dist/compiler/index.js is missing (npm run build)');
  return importPeer<TungstenCompiler>(pathToFileURL(entry).href);
}

/** A front end as a guest: its work is one pass over the text; a failure throws. */
function repeat(pass: () => void): Guest {
  return {
    bench(inner) {
      for (let i = 0; i < inner; i++) pass();
      return true;
    },
  };
}

async function tungstenFrontend({ typescript, fileName }: Script): Promise<Guest> {
  const compiler = await importCompiler();
  return repeat(() => {
    compiler.compile(typescript, { fileName });
  });
}

/** acorn reads no TypeScript: it gets the stripped text, whose bytes are the ones counted. */
async function acornFrontend({ javascript, sourceType }: Script): Promise<Guest> {
  const acorn = await importPeer<Acorn>('acorn');
  return repeat(() => {
    acorn.parse(javascript, { ecmaVersion: 'latest', sourceType });
  });
}

async function esbuildFrontend({ typescript, fileName }: Script): Promise<Guest> {
  const esbuild = await importPeer<Esbuild>('esbuild');
  const loader = fileName.endsWith('.ts') ? 'ts' : 'js';
  return repeat(() => {
    esbuild.transformSync(typescript, { loader, target: 'esnext' });
  });
}

async function typescriptFrontend({ typescript: source, fileName }: Script): Promise<Guest> {
  const { default: typescript } = await importPeer<{ default: TypeScript }>('typescript');
  const compilerOptions = { target: typescript.ScriptTarget.ES2022, module: typescript.ModuleKind.ESNext };
  return repeat(() => {
    typescript.transpileModule(source, { compilerOptions, fileName, reportDiagnostics: false });
  });
}

export const FRONTENDS: Record<string, GuestFactory> = {
  'front end tungsten': tungstenFrontend,
  'front end acorn': acornFrontend,
  'front end esbuild': esbuildFrontend,
  'front end typescript': typescriptFrontend,
};

/** Our own compiler's listing of a script's bytecode, for counting instructions. */
export async function disassembleWithTungsten(script: Script): Promise<string> {
  const compiler = await importCompiler();
  if (compiler.disassemble === undefined) throw new Error('dist/compiler does not export disassemble');
  return compiler.disassemble(compiler.compile(script.typescript, { fileName: script.fileName }));
}
