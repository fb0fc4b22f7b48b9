// What has a shape of its own: small programs about one feature each, with whatever else in them.

import type { Context } from './context.ts';
import * as library from './library.ts';
import * as members from './members.ts';
import * as protocols from './protocols.ts';
import * as scopes from './scopes.ts';

type Feature = (c: Context, depth: number) => string;

const { withObjects, ...names } = scopes;
const { iterated, ...flows } = protocols;
const FEATURES: readonly Feature[] = [library, members, names, flows].flatMap((group) => Object.values(group));

/** Statements that need no more than what every function has; `with` only where it may be. */
export function feature(c: Context, depth: number): string {
  if (!c.body.strict && c.chance(4)) return withObjects(c, depth);
  return c.pick(FEATURES)(c, depth);
}
