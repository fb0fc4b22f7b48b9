/** Engines for tests of what is around compiled code. */
import { Engine, type JitEvent, type JitOptions } from '../../runtime-host/index.ts';
import { vmBuild } from './run-guest.ts';

/** Address of the compiler. */
export const STEP_COMPILER = new URL('./step-compiler.ts', import.meta.url).href;

/** An engine that compiles at once, by support/step-compiler.ts unless told otherwise. */
export function eagerEngine(options: JitOptions = {}): Promise<Engine> {
  return Engine.create({ vm: vmBuild, jit: { eager: true, compiler: STEP_COMPILER, ...options } });
}

/** An engine that compiles in a worker, by the compiler of the package. */
export function warmEngine(options: JitOptions = {}): Promise<Engine> {
  return Engine.create({ vm: vmBuild, jit: options });
}

/** Events of one kind. */
export function ofKind<K extends JitEvent['kind']>(
  events: readonly JitEvent[],
  kind: K,
): Extract<JitEvent, { kind: K }>[] {
  return events.filter((event): event is Extract<JitEvent, { kind: K }> => event.kind === kind);
}
