import { describe, expect, test } from 'vitest';
import { modesOf, parseFrontmatter } from './frontmatter.ts';

describe('the block at the head of a test', () => {
  test('has lists in two notations', () => {
    const meta = parseFrontmatter(
      '/*---\nincludes: [a.js, "b.js"]\nflags:\n  - async\n  - module\nfeatures: [x,\n  y]\n---*/\n1;',
    );
    expect(meta.includes).toEqual(['a.js', 'b.js']);
    expect([...meta.flags]).toEqual(['async', 'module']);
    expect(meta.features).toEqual(['x', 'y']);
    expect(meta.negative).toBeNull();
  });
  test('says how a negative test fails', () => {
    const meta = parseFrontmatter(
      '/*---\ndescription: >\n  type: not this one\nnegative:\n  phase: parse\n  type: SyntaxError\n---*/',
    );
    expect(meta.negative).toEqual({ phase: 'parse', type: 'SyntaxError' });
  });
  test('may be indented, and may have any line ends', () => {
    const meta = parseFrontmatter(
      '/*---\r\n  flags: [raw]\r\n  negative:\r\n    phase: runtime\r\n    type: Error\r\n---*/',
    );
    expect([...meta.flags]).toEqual(['raw']);
    expect(meta.negative).toEqual({ phase: 'runtime', type: 'Error' });
  });
  test('may be missing', () => {
    expect(parseFrontmatter('var a;').flags.size).toBe(0);
  });
});

describe('the modes of a test', () => {
  test.each([
    ['', ['sloppy', 'strict']],
    ['noStrict', ['sloppy']],
    ['onlyStrict', ['strict']],
    ['raw', ['sloppy']],
    ['module', ['module']],
  ])('[%s]', (flags, modes) => {
    expect(modesOf(parseFrontmatter(`/*---\nflags: [${flags}]\n---*/`))).toEqual(modes);
  });
});
