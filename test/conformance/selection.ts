// Which tests of a checkout run: all but what is excluded with a reason, narrowed by glob and shard.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import exclusions from './exclusions.json' with { type: 'json' };
import { type Frontmatter, parseFrontmatter } from './frontmatter.ts';

/** Folders, features and flags of tests that do not count, each with the reason. */
export interface Exclusions {
  folders: Readonly<Record<string, string>>;
  features: Readonly<Record<string, string>>;
  flags: Readonly<Record<string, string>>;
}

export const EXCLUSIONS: Exclusions = exclusions;

/** How to narrow the selection. */
export interface SelectionOptions {
  /** Path below `test/` with `*`, `**`, `?` and `{a,b}`; without any of them, a file or a folder. */
  filter?: string;
  /** Every `count`-th test, beginning with number `index` (from 1). */
  shard?: { index: number; count: number };
}

/** What will run and what will not. */
export interface Selection {
  /** Paths below `test/`, sorted. */
  tests: string[];
  /** Tests that match but are excluded, by reason. */
  excluded: Map<string, number>;
  /** True if the selection holds every test below `prefix` that is not excluded. */
  covers(prefix: string): boolean;
}

/** A glob as a regular expression over the whole path. */
export function globToRegExp(glob: string): RegExp {
  if (!/[*?{]/.test(glob)) return new RegExp(`^${glob.replace(/[.+^$()|[\]\\]/g, '\\$&').replace(/\/$/, '')}(?:/.*)?$`);
  let pattern = '';
  let depth = 0;
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i];
    if (c === '*' && glob[i + 1] === '*') {
      i += glob[i + 2] === '/' ? 2 : 1;
      pattern += glob[i] === '/' ? '(?:.*/)?' : '.*';
    } else if (c === '*') pattern += '[^/]*';
    else if (c === '?') pattern += '[^/]';
    else if (c === '{') {
      depth++;
      pattern += '(?:';
    } else if (c === '}' && depth > 0) {
      depth--;
      pattern += ')';
    } else if (c === ',' && depth > 0) pattern += '|';
    else pattern += c.replace(/[.+^$()|[\]\\]/g, '\\$&');
  }
  return new RegExp(`^${pattern}$`);
}

/** Every test below `root`, by path with slashes. Files with `_FIXTURE` are parts of others. */
export function listTests(root: string, below = ''): string[] {
  const found: string[] = [];
  const entries = readdirSync(join(root, below), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...listTests(root, path));
    else if (entry.name.endsWith('.js') && !entry.name.includes('_FIXTURE')) found.push(path);
  }
  return found;
}

/** The features that a checkout's features.txt lists as proposals. */
export function proposedFeatures(featuresText: string): string[] {
  const [, proposals = ''] = featuresText.split(/^## Proposed language features$/m);
  const section = proposals.split(/^## Standard language features$/m)[0];
  return section
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

/** Why a test does not count; null if it does. */
function exclusionOf(path: string, meta: Frontmatter | null, rules: Exclusions): string | null {
  const folder = Object.keys(rules.folders).find((name) => path.startsWith(`${name}/`));
  if (folder !== undefined) return `${folder}: ${rules.folders[folder]}`;
  if (meta === null) return null;
  const feature = meta.features.find((name) => Object.hasOwn(rules.features, name));
  if (feature !== undefined) return `${feature}: ${rules.features[feature]}`;
  const flag = [...meta.flags].find((name) => Object.hasOwn(rules.flags, name));
  return flag === undefined ? null : `${flag}: ${rules.flags[flag]}`;
}

/** Selects the tests of the checkout `dir`. */
export function select(dir: string, options: SelectionOptions = {}, rules: Exclusions = EXCLUSIONS): Selection {
  const root = join(dir, 'test');
  const pattern = options.filter === undefined ? /^/ : globToRegExp(options.filter);
  const excluded = new Map<string, number>();
  const tests: string[] = [];
  const unselected: string[] = [];
  const isExcluded = (path: string): string | null =>
    exclusionOf(path, null, rules) ??
    exclusionOf(path, parseFrontmatter(readFileSync(join(root, path), 'utf8')), rules);
  for (const path of listTests(root)) {
    if (!pattern.test(path)) {
      unselected.push(path);
      continue;
    }
    const reason = isExcluded(path);
    if (reason === null) tests.push(path);
    else excluded.set(reason, (excluded.get(reason) ?? 0) + 1);
  }
  const { shard } = options;
  const chosen = shard === undefined ? tests : tests.filter((_, i) => i % shard.count === shard.index - 1);
  const covers = (prefix: string): boolean => {
    if (shard !== undefined && shard.count > 1) return false;
    return !unselected.some((path) => path.startsWith(prefix) && isExcluded(path) === null);
  };
  return { tests: chosen, excluded, covers };
}
