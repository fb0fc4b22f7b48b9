/** The colours of the page's charts: an engine has the same one in all of them. */

/** Fixed hues, chosen to stay apart in both colour schemes and for the colour-blind. */
const HUES = ['#3b82f6', '#e69f00', '#16a085', '#c2417f', '#7f7f7f', '#8a63d2', '#b5651d'];

/** Those that meet in most charts have a hue of their own. */
const OWN = [
  'v8',
  'tungsten',
  'tungsten-jit',
  'quickjs-emscripten',
  'v8-jitless',
  'tungsten-jit, warm cache',
  'quickjs-wasi',
];

/** The colours of the columns of one chart: all different as long as there are hues. */
export function coloursOf(engines: readonly string[]): string[] {
  const taken = new Set(engines.map((engine) => OWN.indexOf(engine)).filter((hue) => hue >= 0));
  const free = HUES.map((_, hue) => hue).filter((hue) => !taken.has(hue));
  let others = 0;
  return engines.map((engine) => {
    const own = OWN.indexOf(engine);
    const hue = own >= 0 ? own : free.length > 0 ? free[others++ % free.length] : others++ % HUES.length;
    return HUES[hue];
  });
}
