// The groups of globals that a host may grant, by name. README.md has the same table.

import { InvalidArgumentError } from '../errors.ts';
import { crypto } from './crypto.ts';
import type { GlobalGroup } from './group.ts';
import { json } from './json.ts';
import { performance } from './performance.ts';
import { terminal } from './terminal.ts';
import { timers } from './timers.ts';

export const GROUPS = { timers, performance, crypto, json, terminal } as const satisfies Record<string, GlobalGroup>;

/** Name of a group of globals. */
export type Grant = keyof typeof GROUPS;

/** What `tungsten run` grants. */
export const HARMLESS: readonly Grant[] = (Object.keys(GROUPS) as Grant[]).filter((name) => GROUPS[name].harmless);

/** Throws for what is no list of groups. */
export function checkGrants(grants: readonly Grant[]): readonly Grant[] {
  if (!Array.isArray(grants)) throw new InvalidArgumentError('grants must be a list of names of groups');
  for (const name of grants) {
    if (Object.hasOwn(GROUPS, name)) continue;
    throw new InvalidArgumentError(
      `there is nothing to grant called '${name}'; there are ${Object.keys(GROUPS).join(', ')}`,
    );
  }
  return grants;
}
