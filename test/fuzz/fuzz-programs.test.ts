import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { generateProgram } from './programs/program.ts';
import { reduceSource } from './programs/reduce.ts';

/** A process of its own: generated programs leave rejections to nobody. */
function fuzz(seed: number, count: number): string {
  const args = ['--import', 'tsx', 'scripts/fuzz-programs.ts', '--seed', String(seed), '--count', String(count)];
  const run = spawnSync(process.execPath, [...args, '--reduce', '0'], { encoding: 'utf8', timeout: 110_000 });
  const result = run.stdout.trim();
  return run.status === 0 ? result : `${run.stderr}\n${result}`;
}

describe('generated programs', () => {
  it('are the same for the same seed', () => {
    expect(generateProgram(7)).toEqual(generateProgram(7));
    expect(generateProgram(7).source).not.toBe(generateProgram(8).source);
  });

  // Always the same: a fresh seed may find something, and is for the command.
  it('do in Tungsten what they do in V8', () => {
    expect(fuzz(1, 250)).toMatch(/^250 programs, 0 differ/);
  });
});

describe('reduction', () => {
  it('keeps what is needed, and nothing else', () => {
    const source = `
      function f(a, b) { if (a > 1) { return [a, b, 'needle']; } return 0; }
      class C { x = 1; m() { return f(2, 3); } }
      try { for (let i = 0; i < 3; i++) { f(i, 'other'); } } finally { f(1); }
    `;
    expect(reduceSource(source, (text) => text.includes("'needle'")).trim()).toBe("function f() { return 'needle'; }");
    expect(reduceSource(source, (text) => /\bfinally\b/.test(text) && text.includes('f(1)')).trim()).toMatch(
      /^try \{\s*\} finally \{ f\(1\); \}$/,
    );
  });
});
