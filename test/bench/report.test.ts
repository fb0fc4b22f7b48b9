import { describe, expect, test } from 'vitest';
import { escapeHtml } from '../../bench/lib/html.ts';
import { chart, LogAxis, renderReport } from '../../bench/lib/report.ts';
import { sampleTable } from './sample-table.ts';

describe('LogAxis', () => {
  test('gives each decade the same width', () => {
    const axis = new LogAxis([1, 10, 100]);
    expect(axis.at(10) - axis.at(1)).toBeCloseTo(axis.at(100) - axis.at(10), 9);
  });

  test('starts a decade below one, so that the bar of one is seen', () => {
    expect(new LogAxis([1, 50]).low).toBeCloseTo(0.1, 12);
    expect(new LogAxis([0.03, 50]).low).toBeCloseTo(0.01, 12);
  });

  test('ends beyond the largest value and marks the decades', () => {
    const axis = new LogAxis([1, 120]);
    expect(axis.high).toBeGreaterThan(120);
    expect(axis.ticks()).toEqual([0.1, 1, 10, 100]);
  });
});

describe('chart', () => {
  test('has one bar for each measured cell and for each mean', () => {
    const bars = chart(sampleTable()).match(/<rect /g);
    expect(bars).toHaveLength(6 + 3);
  });

  test('gives a bar its value as a tooltip', () => {
    expect(chart(sampleTable())).toContain('<title>one, slow: 100×</title>');
  });

  test('is empty when nothing was measured', () => {
    const table = sampleTable();
    for (const row of table.rows) row.cells = {};
    expect(chart(table)).toBe('');
  });
});

describe('renderReport', () => {
  const page = renderReport({ title: 'A & B', facts: [['Node', 'v20 <x>']] }, [sampleTable()]);

  test('is self-contained', () => {
    expect(page).not.toMatch(/<script|<link|src=|@import|url\(/);
    expect(page).toMatch(/^<!doctype html>/);
  });

  test('follows the colour scheme of its reader', () => {
    expect(page).toContain('prefers-color-scheme: dark');
  });

  test('escapes names, facts and reasons', () => {
    expect(page).toContain('<title>A &amp; B</title>');
    expect(page).toContain('v20 &lt;x&gt;');
    expect(page).toContain('wrong &lt;result&gt;');
    expect(page).not.toContain('wrong <result>');
  });

  test('has a row for each program and one for the mean', () => {
    expect(page.match(/<tr>|<tr class="mean">/g)).toHaveLength(1 + 3 + 1);
  });
});

test('escapeHtml escapes what ends text and attributes', () => {
  expect(escapeHtml('<a href="x">&')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;');
});
