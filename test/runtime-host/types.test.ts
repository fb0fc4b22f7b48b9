import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';

// What a user's compiler makes of the types of this package: strict, checking them too, without the DOM's library and Node's types.

let folder = '';
const output = (): string => join(folder, 'dist');

/** Diagnostics of a program, as text. */
function findings(program: ts.Program): string[] {
  return ts.getPreEmitDiagnostics(program).map((one) => {
    const where = one.file === undefined ? '' : `${one.file.fileName.slice(folder.length)}: `;
    return where + ts.flattenDiagnosticMessageText(one.messageText, '\n');
  });
}

/** Declarations as the build writes them. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tungsten-types-'));
  const { config } = ts.readConfigFile('tsconfig.build.json', ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, resolve('.'));
  const program = ts.createProgram(fileNames, { ...options, outDir: output(), emitDeclarationOnly: true });
  program.emit();
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('strict projects need neither the DOM nor Node', () => {
  const file = join(folder, 'use.ts');
  mkdirSync(output(), { recursive: true });
  writeFileSync(
    file,
    `import { Engine, GuestError, type GuestHandle, type IsolateOptions } from './dist/runtime-host/index.js';
     import { compile } from './dist/compiler/index.js';
     import { TestEngine } from './dist/runtime-host/testing.js';
     const options: IsolateOptions = { fuel: 1000, globals: { add: (a: number, b: number) => a + b } };
     export function run(engine: Engine, source: string): unknown {
       const isolate = engine.createIsolate(options);
       const fields = (error: GuestError): Readonly<Record<string, unknown>> => error.guestFields;
       return [isolate.run(engine.compile(source)), (isolate.get('f') as GuestHandle).call(1), fields, compile, TestEngine];
     }`,
  );
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
    types: [],
  };
  expect(findings(ts.createProgram([file], options))).toEqual([]);
}, 120_000);
