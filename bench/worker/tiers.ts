/** Where the time of Tungsten goes: V8's own profiler, whose samples tell the VM's module from those of compiled functions. */
import { type Profiler, Session } from 'node:inspector';

/** Samples of one stretch of time. */
export interface TierSlice {
  ms: number;
  /** In the VM: interpreter and built-ins. */
  interpreter: number;
  /** In the module of a compiled function. */
  compiled: number;
  /** In the VM, called by compiled code. */
  called: number;
  /** Outside of WebAssembly: the host, its garbage collector. */
  host: number;
}

const SLICE_MS = 10;
const INTERVAL_US = 250;

type Tier = Exclude<keyof TierSlice, 'ms'>;

/** Of each node of the profile, by its address and that of its callers: the first module on a stack is the VM's, for it calls all others. */
export function tiersOf(nodes: readonly Profiler.ProfileNode[]): Map<number, Tier> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const tiers = new Map<number, Tier>();
  const visit = (node: Profiler.ProfileNode, vm: string | undefined, below: boolean): void => {
    const { url } = node.callFrame;
    const wasm = url.startsWith('wasm:');
    if (wasm && vm === undefined) vm = url;
    const compiled = wasm && url !== vm;
    tiers.set(node.id, compiled ? 'compiled' : !wasm ? 'host' : below ? 'called' : 'interpreter');
    for (const id of node.children ?? []) visit(byId.get(id)!, vm, below || compiled);
  };
  if (nodes.length > 0) visit(nodes[0], undefined, false);
  return tiers;
}

/** Samples by time. */
export function slicesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): TierSlice[] {
  const tiers = tiersOf(nodes);
  const slices: TierSlice[] = [];
  let us = 0;
  for (const [i, id] of samples.entries()) {
    us += timeDeltas[i];
    const at = Math.max(0, Math.floor(us / 1000 / SLICE_MS));
    while (slices.length <= at) {
      slices.push({ ms: slices.length * SLICE_MS, interpreter: 0, compiled: 0, called: 0, host: 0 });
    }
    slices[at][tiers.get(id) ?? 'host']++;
  }
  return slices;
}

/** Runs something under the profiler. */
export async function sampleTiers<T>(run: () => Promise<T>): Promise<{ result: T; tiers: TierSlice[] }> {
  const session = new Session();
  session.connect();
  // The methods that are used answer at once: the session is this thread's own.
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  session.post('Profiler.start');
  const result = await run();
  const profile = await new Promise<Profiler.Profile>((resolve, reject) => {
    session.post('Profiler.stop', (error, answer) => (error ? reject(error) : resolve(answer.profile)));
  });
  session.disconnect();
  return { result, tiers: slicesOf(profile) };
}
