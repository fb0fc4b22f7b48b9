// The YAML block at the head of a conformance test. Only the part of YAML that such blocks use is read: top-level keys with a
// plain scalar, a flow list, a block list, a block scalar (skipped), and one level of nested keys.

/** When a negative test must fail. */
export type Phase = 'parse' | 'resolution' | 'runtime';

/** What a test says about itself. */
export interface Frontmatter {
  includes: string[];
  flags: Set<string>;
  features: string[];
  /** The test must fail, and how. */
  negative: { phase: Phase; type: string } | null;
}

const BLOCK = /\/\*---\r?\n?([\s\S]*?)---\*\//;

/** A scalar without its quotes. */
function scalar(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(['"])(.*)\1$/.exec(trimmed);
  return quoted === null ? trimmed : quoted[2];
}

/** The keys of a block, each with its items: one for a scalar. Keys of a nested block become `outer.inner`. */
function parseBlock(text: string): Map<string, string[]> {
  const entries = new Map<string, string[]>();
  let key = '';
  let flow = '';
  const lines = text.split(/\r\n|\r|\n/);
  // Blocks may be indented as a whole.
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  for (const raw of lines) {
    const line = raw.slice(indent);
    if (flow !== '') {
      flow += ` ${line.trim()}`;
      if (line.includes(']')) {
        entries.set(key, flowItems(flow));
        flow = '';
      }
      continue;
    }
    const top = /^([A-Za-z][\w-]*):(?:\s+(.*?))?\s*$/.exec(line);
    if (top !== null) {
      key = top[1];
      const value = top[2] ?? '';
      if (value.startsWith('[') && !value.includes(']')) flow = value;
      else entries.set(key, value.startsWith('[') ? flowItems(value) : value === '' ? [] : [scalar(value)]);
      continue;
    }
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (item !== null) {
      entries.get(key)?.push(scalar(item[1]));
      continue;
    }
    const nested = /^\s+([A-Za-z][\w-]*):\s+(.*)$/.exec(line);
    if (nested !== null) entries.set(`${key}.${nested[1]}`, [scalar(nested[2])]);
  }
  return entries;
}

function flowItems(text: string): string[] {
  return text
    .slice(text.indexOf('[') + 1, text.lastIndexOf(']'))
    .split(',')
    .map(scalar)
    .filter((item) => item !== '');
}

/** Reads the block of a test's source; a source without one has an empty block. */
export function parseFrontmatter(source: string): Frontmatter {
  const block = BLOCK.exec(source);
  const entries = block === null ? new Map<string, string[]>() : parseBlock(block[1]);
  const phase = entries.get('negative.phase')?.[0] as Phase | undefined;
  return {
    includes: entries.get('includes') ?? [],
    flags: new Set(entries.get('flags') ?? []),
    features: entries.get('features') ?? [],
    negative: phase === undefined ? null : { phase, type: entries.get('negative.type')?.[0] ?? 'SyntaxError' },
  };
}

/** A way to run a test. */
export type Mode = 'sloppy' | 'strict' | 'module';

/** The ways in which a test must pass. */
export function modesOf(meta: Frontmatter): Mode[] {
  const { flags } = meta;
  if (flags.has('module')) return ['module'];
  if (flags.has('raw') || flags.has('noStrict')) return ['sloppy'];
  if (flags.has('onlyStrict')) return ['strict'];
  return ['sloppy', 'strict'];
}
