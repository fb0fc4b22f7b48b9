/** The time of a fresh isolate (context, realm) that runs a small script and answers one call, in microseconds. */
import { createContext, Script } from 'node:vm';
import {
  type EmscriptenPackage,
  importPeer,
  importTungsten,
  quickJsWasiModule,
  repositoryRoot,
  type WasiPackage,
} from './guests.ts';

/** A rule of the kind an embedder runs once per request. */
export const START_SCRIPT =
  'globalThis.rule = function rule(total) { const rates = [0, 5, 10]; return total + rates[total % 3]; };';
const ARGUMENT = 31;
const EXPECTED = 36;

type Once = () => unknown | Promise<unknown>;

interface IsolatedVm {
  Isolate: new (options: {
    memoryLimit: number;
  }) => {
    createContextSync(): { evalSync(source: string): unknown };
    dispose(): void;
  };
}

async function prepare(engine: string): Promise<Once> {
  switch (engine) {
    case 'tungsten': {
      const engineInstance = await (await importTungsten(repositoryRoot())).Engine.create();
      const program = engineInstance.compile(START_SCRIPT, { fileName: 'start.ts' });
      return () => {
        const isolate = engineInstance.createIsolate({});
        isolate.run(program);
        const value = isolate.call('rule', ARGUMENT);
        isolate.dispose();
        return value;
      };
    }
    case 'tungsten + compile': {
      const engineInstance = await (await importTungsten(repositoryRoot())).Engine.create();
      return () => {
        const isolate = engineInstance.createIsolate({});
        isolate.run(engineInstance.compile(START_SCRIPT, { fileName: 'start.ts' }));
        const value = isolate.call('rule', ARGUMENT);
        isolate.dispose();
        return value;
      };
    }
    case 'quickjs-emscripten': {
      const quickJs = await (await importPeer<EmscriptenPackage>('quickjs-emscripten')).getQuickJS();
      return () => {
        const context = quickJs.newContext();
        context.unwrapResult(context.evalCode(START_SCRIPT)).dispose();
        const result = context.unwrapResult(context.evalCode(`rule(${ARGUMENT})`));
        const value = context.dump(result);
        result.dispose();
        context.dispose();
        return value;
      };
    }
    case 'quickjs-wasi': {
      const { QuickJS } = await importPeer<WasiPackage>('quickjs-wasi');
      const wasm = await quickJsWasiModule();
      return async () => {
        const vm = await QuickJS.create({ wasm });
        vm.evalCode(START_SCRIPT).dispose();
        const result = vm.evalCode(`rule(${ARGUMENT})`);
        const value = vm.dump(result);
        result.dispose();
        vm.dispose();
        return value;
      };
    }
    case 'isolated-vm': {
      const { default: ivm } = await importPeer<{ default: IsolatedVm }>('isolated-vm');
      return () => {
        const isolate = new ivm.Isolate({ memoryLimit: 16 });
        const context = isolate.createContextSync();
        context.evalSync(START_SCRIPT);
        const value = context.evalSync(`rule(${ARGUMENT})`);
        isolate.dispose();
        return value;
      };
    }
    case 'node:vm': {
      const script = new Script(START_SCRIPT);
      const call = new Script(`rule(${ARGUMENT})`);
      return () => {
        const context = createContext({});
        script.runInContext(context);
        return call.runInContext(context);
      };
    }
    default:
      throw new Error(`unknown engine ${engine}`);
  }
}

export async function measureStart(engine: string, count: number): Promise<number[]> {
  const once = await prepare(engine);
  const samples: number[] = [];
  const warmUp = Math.ceil(count / 4);
  for (let i = 0; i < warmUp + count; i++) {
    const before = process.hrtime.bigint();
    const value = await once();
    const elapsed = Number(process.hrtime.bigint() - before) / 1e3;
    if (value !== EXPECTED) throw new Error(`wrong result: ${String(value)}`);
    if (i >= warmUp) samples.push(elapsed);
  }
  return samples;
}
