import { describe, expect, test } from 'vitest';
import { renderReport } from '../../bench/lib/report.ts';
import { bands, timelineSection } from '../../bench/lib/timeline.ts';
import type { Warmup } from '../../bench/lib/warmup.ts';

const SLICES = [
  { ms: 0, interpreter: 10, compiled: 0, called: 0, host: 0 },
  { ms: 10, interpreter: 0, compiled: 0, called: 0, host: 0 },
  { ms: 20, interpreter: 1, compiled: 2, called: 0, host: 1 },
];

function sample(): Warmup {
  const points = [
    [0, 0],
    [500, 40],
    [1000, 90],
  ] as const;
  const sampled = {
    points: [...points],
    marks: [
      { ms: 120, kind: 'request', name: 'f', cached: false },
      { ms: 150, kind: 'install', name: '<f>', cached: false },
      { ms: 300, kind: 'exits', name: '', cached: false },
    ] as const,
    tiers: SLICES,
  };
  return {
    suite: 'programs',
    program: 'a<b',
    curves: [{ engine: 'tungsten', points: [...points] }],
    sampled: { ...sampled, marks: [...sampled.marks] },
  };
}

describe('bands', () => {
  test('have a box for each tier that was seen, and none where nothing was', () => {
    expect(bands(SLICES).match(/<rect /g)).toHaveLength(1 + 3);
  });
});

describe('timelineSection', () => {
  const html = timelineSection([sample()]);

  test('marks installs and exits, not requests', () => {
    expect(html.match(/class="mark"/g)).toHaveLength(2);
    expect(html).toContain('&lt;f&gt; installed at 150 ms');
    expect(html).toContain('(anonymous) left too often at 300 ms');
  });

  test('has a line for each engine, and escapes names', () => {
    expect(html.match(/<polyline /g)).toHaveLength(1);
    expect(html).toContain('<h3>a&lt;b</h3>');
  });

  test('is left out when nothing was measured', () => {
    expect(timelineSection([])).toBe('');
  });

  test('stands in a page without resources of others', () => {
    const page = renderReport({ title: 'T', facts: [] }, [], [html]);
    expect(page).toContain('Each program over its first second');
    expect(page).not.toMatch(/<script|<link|src=|@import|url\(/);
  });
});
