// The ledger of known failures. It may only shrink: a listed test that passes is as wrong as an unlisted one that fails.
//
//   [reason]
//   language/expressions/some/test.js
//   built-ins/RegExp/ 1234          so many tests below this folder fail, those that have a line of their own not counted
//
// Lines that begin with # are comments. A count can only be compared when the run covers its whole folder.

import type { TestResult } from './result.ts';
import type { Selection } from './selection.ts';

interface Entry {
  reason: string;
  /** A file, or a folder with its slash. */
  path: string;
  /** Failures below a folder. */
  count: number;
}

/** What is wrong with a run. */
export interface Deviations {
  /** Tests that fail, of no entry or beyond a folder's count. */
  unlisted: TestResult[];
  /** Folders in which more fail than listed; their failures are among `unlisted` too. */
  grown: { path: string; listed: number; found: number }[];
  /** Entries that are too many. */
  stale: { path: string; listed: number; found: number }[];
}

/** Below which size a folder's failures are listed one by one. */
const SMALL = 8;

/** Known failures by test or folder. */
export class Ledger {
  private entries: Entry[];

  private constructor(entries: Entry[]) {
    this.entries = entries;
  }

  static parse(text: string): Ledger {
    const entries: Entry[] = [];
    let reason = '';
    for (const raw of text.split('\n')) {
      const line = raw.trim();
      if (line === '' || line.startsWith('#')) continue;
      const heading = /^\[(.*)\]$/.exec(line);
      if (heading !== null) {
        reason = heading[1];
        continue;
      }
      const folder = /^(\S+\/) (\d+)$/.exec(line);
      if (folder === null && !/^\S+\.js$/.test(line)) throw new Error(`malformed line in the ledger: ${line}`);
      if (reason === '') throw new Error(`no reason in the ledger for: ${line}`);
      entries.push({ reason, path: folder?.[1] ?? line, count: folder === null ? 1 : Number(folder[2]) });
    }
    return new Ledger(entries);
  }

  /** The text of the file, grouped by reason and sorted. */
  format(): string {
    const groups = new Map<string, Entry[]>();
    for (const entry of this.entries) {
      const group = groups.get(entry.reason);
      if (group === undefined) groups.set(entry.reason, [entry]);
      else group.push(entry);
    }
    const blocks = [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([reason, group]) => {
        const lines = group.map(({ path, count }) => (path.endsWith('/') ? `${path} ${count}` : path));
        return `[${reason}]\n${lines.sort().join('\n')}\n`;
      });
    return blocks.join('\n');
  }

  /** How many failures it allows. */
  get size(): number {
    return this.entries.reduce((sum, { count }) => sum + count, 0);
  }

  /** The entry that a test counts for: its own, or that of the innermost folder. */
  private entryOf(path: string): Entry | undefined {
    let found: Entry | undefined;
    for (const entry of this.entries) {
      if (entry.path === path) return entry;
      if (!entry.path.endsWith('/') || !path.startsWith(entry.path)) continue;
      if (found === undefined || entry.path.length > found.path.length) found = entry;
    }
    return found;
  }

  /** Failures of a run by the entry that they count for. */
  private assign(results: readonly TestResult[]): { byEntry: Map<Entry, TestResult[]>; unlisted: TestResult[] } {
    const byEntry = new Map<Entry, TestResult[]>();
    const unlisted: TestResult[] = [];
    for (const result of results) {
      if (result.status === 'pass') continue;
      const entry = this.entryOf(result.path);
      if (entry === undefined) unlisted.push(result);
      else byEntry.set(entry, [...(byEntry.get(entry) ?? []), result]);
    }
    return { byEntry, unlisted };
  }

  /** Compares a run with what is known. */
  compare(results: readonly TestResult[], selection: Pick<Selection, 'covers'>): Deviations {
    const { byEntry, unlisted } = this.assign(results);
    const ran = new Set(results.map(({ path }) => path));
    const deviations: Deviations = { unlisted, grown: [], stale: [] };
    for (const entry of this.entries) {
      const failures = byEntry.get(entry) ?? [];
      const found = failures.length;
      const { path, count: listed } = entry;
      if (found > listed) {
        deviations.grown.push({ path, listed, found });
        deviations.unlisted.push(...failures);
      } else if (
        found < listed &&
        (path.endsWith('/') ? selection.covers(path) : ran.has(path) || selection.covers(path))
      ) {
        deviations.stale.push({ path, listed, found });
      }
    }
    return deviations;
  }

  /** Removes what a run has shown to pass. Nothing is added. */
  shrink(results: readonly TestResult[], selection: Pick<Selection, 'covers'>): void {
    for (const { path, found } of this.compare(results, selection).stale) {
      for (const entry of this.entries) if (entry.path === path) entry.count = found;
    }
    this.entries = this.entries.filter(({ count }) => count > 0);
  }

  /** Adds the unlisted failures of a run for one reason: folders by count, and single tests where few of a folder fail. */
  accept(results: readonly TestResult[], reason: string): void {
    const { byEntry, unlisted } = this.assign(results);
    for (const [entry, failures] of byEntry) entry.count = Math.max(entry.count, failures.length);
    const folders = new Map<string, string[]>();
    for (const { path } of unlisted) {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      folders.set(folder, [...(folders.get(folder) ?? []), path]);
    }
    for (const [folder, paths] of folders) {
      if (paths.length >= SMALL) this.entries.push({ reason, path: folder, count: paths.length });
      else for (const path of paths) this.entries.push({ reason, path, count: 1 });
    }
  }
}
