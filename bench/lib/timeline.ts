/** A section of the page: each program over the first second, where the JIT's time goes, what it did when, and the peers beside it. */
import type { Cold, Mark } from '../worker/cold.ts';
import type { TierSlice } from '../worker/tiers.ts';
import { coloursOf } from './colours.ts';
import { escapeHtml } from './html.ts';
import type { Warmup } from './warmup.ts';

const LEFT = 60;
const WIDTH = 760;
const BAND = 90;
const PLOT = 190;
const MARKS = 16;
const SECOND = 1000;

const TIERS = [
  ['compiled', 'compiled code', '#16a085'],
  ['called', 'VM, called by compiled code', '#8bd3c2'],
  ['interpreter', 'interpreter and built-ins', '#e69f00'],
  ['host', 'host', '#7f7f7f'],
] as const;

const MARK_COLOURS: Partial<Record<Mark['kind'], [string, string]>> = {
  install: ['installed', '#3b82f6'],
  exits: ['left too often', '#d03b3b'],
  refuse: ['left to the interpreter', '#8a63d2'],
};

function x(ms: number): string {
  return (LEFT + (Math.min(ms, SECOND) / SECOND) * WIDTH).toFixed(1);
}

/** Stacked shares of each stretch of time. */
export function bands(tiers: readonly TierSlice[]): string {
  const parts: string[] = [];
  tiers.forEach((slice, i) => {
    const total = TIERS.reduce((sum, [tier]) => sum + slice[tier], 0);
    if (total === 0 || slice.ms >= SECOND) return;
    const width = ((tiers[i + 1]?.ms ?? SECOND) - slice.ms) * (WIDTH / SECOND);
    let y = MARKS + BAND;
    for (const [tier, , colour] of TIERS) {
      const height = (slice[tier] / total) * BAND;
      if (height === 0) continue;
      y -= height;
      const box = `x="${x(slice.ms)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}"`;
      parts.push(`<rect ${box} fill="${colour}"/>`);
    }
  });
  return parts.join('');
}

function marks({ marks: all }: Cold): string {
  return all
    .map((mark) => {
      const look = MARK_COLOURS[mark.kind];
      if (look === undefined || mark.ms < 0 || mark.ms > SECOND) return '';
      const [what, colour] = look;
      const title = `${mark.name || '(anonymous)'} ${what} at ${mark.ms.toFixed(0)} ms${mark.cached ? ', from the cache' : ''}`;
      const box = `x="${x(mark.ms)}" y="2" width="2" height="${MARKS - 4}"`;
      return `<rect class="mark" ${box} fill="${colour}"><title>${escapeHtml(title)}</title></rect>`;
    })
    .join('');
}

/** Work over time, both axes beginning at 1: a line for each engine. */
function lines({ curves }: Warmup, top: number): string {
  const most = Math.max(10, ...curves.map(({ points }) => points[points.length - 1][1]));
  const y = (work: number): number => top + PLOT - (Math.log(Math.max(1, work)) / Math.log(most)) * PLOT;
  const grid: string[] = [];
  for (let work = 1; work <= most; work *= 10) {
    const at = y(work).toFixed(1);
    grid.push(`<line x1="${LEFT}" y1="${at}" x2="${LEFT + WIDTH}" y2="${at}"/>`);
    grid.push(`<text class="axis" x="${LEFT - 6}" y="${(y(work) + 4).toFixed(1)}">${work}</text>`);
  }
  const colours = coloursOf(curves.map(({ engine }) => engine));
  const paths = curves.map(({ engine, points }, i) => {
    // A point for each two pixels is enough.
    const seen = new Set<number>();
    const kept = points.filter(([ms, work], n) => {
      const column = Math.round((ms / SECOND) * (WIDTH / 2));
      if (work < 1 || ms > SECOND || (seen.has(column) && n < points.length - 1)) return false;
      seen.add(column);
      return true;
    });
    const path = kept.map(([ms, work]) => `${x(ms)},${y(work).toFixed(1)}`).join(' ');
    const title = `<title>${escapeHtml(engine)}</title>`;
    return `<polyline fill="none" stroke="${colours[i]}" stroke-width="1.8" points="${path}">${title}</polyline>`;
  });
  return `<g class="grid">${grid.join('')}</g>${paths.join('')}`;
}

function legend(items: readonly (readonly [string, string])[]): string {
  const each = items.map(([text, colour]) => `<li><i style="background:${colour}"></i>${escapeHtml(text)}</li>`);
  return `<ul class="legend">${each.join('')}</ul>`;
}

function program(warmup: Warmup): string {
  const { sampled } = warmup;
  const top = sampled?.tiers === undefined ? 8 : MARKS + BAND + 14;
  const ticks = [0, 200, 400, 600, 800, 1000].map((ms) => {
    return `<text class="tick" x="${x(ms)}" y="${top + PLOT + 16}">${ms} ms</text>`;
  });
  const band = sampled?.tiers === undefined ? '' : marks(sampled) + bands(sampled.tiers);
  return `<h3>${escapeHtml(warmup.program)}</h3>
<svg viewBox="0 0 ${LEFT + WIDTH + 30} ${top + PLOT + 22}" role="img" aria-label="${escapeHtml(warmup.program)} over its first second">
${band}${lines(warmup, top)}<g class="grid">${ticks.join('')}</g></svg>`;
}

/** The section, or nothing when there are no curves. */
export function timelineSection(warmups: readonly Warmup[]): string {
  if (warmups.length === 0) return '';
  const names = warmups[0].curves.map(({ engine }) => engine);
  const colours = coloursOf(names);
  const engines = names.map((engine, i) => [engine, colours[i]] as const);
  return `<section>
<h2>Each program over its first second</h2>
<p>The band: where tungsten-jit with an empty cache spends its time, by samples of V8's profiler in a run of its own. Above it: what the JIT did.
The lines: iterations done since the first call, on a logarithmic axis.</p>
${legend(TIERS.map(([, text, colour]) => [text, colour]))}
${legend(Object.values(MARK_COLOURS))}
${legend(engines)}
${warmups.map(program).join('\n')}
</section>`;
}
