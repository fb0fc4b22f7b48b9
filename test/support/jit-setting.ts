/** How the JIT is asked for on the command line and in the environment. */
import type { JitSetting } from '../../runtime-host/index.ts';

/** Thresholds so low that short programs are compiled too, in the worker as ever. */
const SMALL = { warm: 1, hot: 1, profile: 1 };

/**
 * `off`; `small`: low thresholds; `eager`: all that can be is compiled at once, while the guest waits; `chaos:<seed>`: the same, and guards
 * fail at random. `compiler` is the address of another compiler.
 */
export function parseJit(text: string, compiler?: string): JitSetting {
  const chaos = /^chaos:([1-9]\d*)$/.exec(text);
  if (chaos !== null) return { eager: true, chaos: Number(chaos[1]), compiler };
  switch (text) {
    case 'off':
      return 'off';
    case 'small':
      return { ...SMALL, compiler };
    case 'eager':
      return { eager: true, compiler };
    default:
      throw new Error(`the JIT is off, small, eager or chaos:<seed>, not ${text}`);
  }
}
