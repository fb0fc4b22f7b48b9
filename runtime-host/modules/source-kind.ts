// What a source is, as far as its name tells.

/** What a file holds, by its extension. */
export type SourceKind = 'typescript' | 'javascript' | 'json';

/** How a file is to be read, by its extension; what has none that is known is TypeScript. */
export function sourceKind(path: string): SourceKind {
  if (path.endsWith('.json')) return 'json';
  return /\.[cm]?js$/.test(path) ? 'javascript' : 'typescript';
}

/** What the first source of a program is; 'auto' is decided by its syntax. */
export type SourceGoal = 'module' | 'script' | 'auto';
