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
interface TungstenSource {
  name: string;
  text: Uint8Array;
  kind: 'module' | 'script';
}
interface TungstenCompiler {
  compile(
    entry: TungstenSource,
    options: { load?(specifier: string): TungstenSource; dumps?: string[]; unsupported?: 'throw' },
  ): {
    image: Uint8Array | null;
    diagnostics: { diagnostic: { code: string; message: string } }[];
    dumps: { bir?: string };
  };
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

/** What a file imports, as modules that export those names: one file is measured, not its package. */
function importedModules(text: string): Map<string, TungstenSource> {
  const names = new Map<string, Set<string>>();
  const clause = /(?:import|export)\s+(?:type\s+)?([\w$*\s,{}]*?)\s*from\s*['"]([^'"]+)['"]/g;
  for (const [, imported, specifier] of text.matchAll(clause)) {
    const known = names.get(specifier) ?? new Set();
    names.set(specifier, known);
    const braces = /\{([^}]*)\}/.exec(imported);
    for (const one of braces === null ? [] : braces[1].split(',')) {
      const name = one
        .replace(/^\s*type\s/, '')
        .trim()
        .split(/\s/)[0];
      if (name !== '') known.add(name);
    }
  }
  const encoder = new TextEncoder();
  const modules = new Map<string, TungstenSource>();
  for (const [specifier, known] of names) {
    known.delete('default');
    const declarations = ['export default 0;', ...[...known].map((name) => `export const ${name} = 0;`)];
    modules.set(specifier, { name: specifier, text: encoder.encode(declarations.join('\n')), kind: 'module' });
  }
  return modules;
}

/** Without an image, not the whole way was measured. */
function assertCompiled(result: ReturnType<TungstenCompiler['compile']>): void {
  if (result.image !== null) return;
  for (const { diagnostic } of result.diagnostics) throw new Error(`${diagnostic.code} ${diagnostic.message}`);
}

async function tungstenFrontend({ typescript, fileName, sourceType }: Script): Promise<Guest> {
  const compiler = await importCompiler();
  const entry: TungstenSource = {
    name: fileName,
    text: new TextEncoder().encode(typescript),
    kind: sourceType ?? 'script',
  };
  const imported = importedModules(typescript);
  const empty = new TextEncoder().encode('export default 0;');
  const load = (specifier: string): TungstenSource =>
    imported.get(specifier) ?? { name: specifier, text: empty, kind: 'module' };
  return repeat(() => {
    assertCompiled(compiler.compile(entry, { load, unsupported: 'throw' }));
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
  const entry: TungstenSource = {
    name: script.fileName,
    text: new TextEncoder().encode(script.typescript),
    kind: script.sourceType ?? 'script',
  };
  const result = compiler.compile(entry, { dumps: ['bir'] });
  assertCompiled(result);
  return result.dumps.bir ?? '';
}
