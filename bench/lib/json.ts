/** JSON: documents of about 1 MB through parse and stringify, and one field of each by `json.select`. */
import type { Script } from '../worker/guests.ts';
import { measurePrograms, measureScript, type ProgramOptions } from './programs.ts';
import { isMeasured, type Row, type Table } from './table.ts';

/** What makes a document, how it is written, and where its last field lies. */
interface Document {
  name: string;
  make: string;
  indent: number;
  path: string;
}

const RECORDS = (count: number) => `({ version: 3, items: Array.from({ length: ${count} }, (_, id) => ({
  id, title: 'Item number ' + id, price: id * 1.25 + 0.1, inStock: id % 3 !== 0, tags: ['new', 'sale', 'used'].slice(id % 3),
  maker: { name: 'Maker ' + (id % 50), city: id % 4 === 0 ? null : 'City ' + (id % 100) },
})) })`;

const PROSE = `({ posts: Array.from({ length: 1850 }, (_, i) => ({
  author: 'caf\\u00e9 ' + i,
  body: ('The quick brown fox jumps over the lazy dog, says "' + i + '".\\n').repeat(8) + (i % 8 === 0 ? '\\u2013 \\u20ac' : ''),
})) })`;

const NUMBERS = `({ type: 'points', points: Array.from({ length: 42000 }, (_, i) => [
  (i * 7919 % 360000) / 1000 - 180, (i * 104729 % 180000) / 1000 - 90, i,
]) })`;

const DOCUMENTS: readonly Document[] = [
  { name: 'records', make: RECORDS(8200), indent: 0, path: 'items[8199].maker.name' },
  { name: 'prose', make: PROSE, indent: 0, path: 'posts[1849].author' },
  { name: 'numbers', make: NUMBERS, indent: 0, path: 'points[41999][2]' },
  { name: 'pretty', make: RECORDS(4100), indent: 2, path: 'items[4099].maker.name' },
];

/** `body` does it once; the text is `text`, the value `value`, the last field `field(value)`. */
function script(document: Document, what: string, body: string): Script {
  const source = `const value = ${document.make};
const text = JSON.stringify(value, null, ${document.indent});
const field = (root) => root.${document.path};
const last = field(value);
${what === 'select' ? 'const bytes = new TextEncoder().encode(text);' : ''}
globalThis.__bench = (inner) => {
  let right = true;
  for (let i = 0; i < inner; i++) right = ${body} && right;
  return right;
};
`;
  const name = `${what} ${document.name}`;
  return { name, fileName: `${what}_${document.name}.js`, typescript: source, javascript: source };
}

const BODIES: Record<string, (document: Document) => string> = {
  parse: () => "typeof JSON.parse(text) === 'object'",
  stringify: ({ indent }) => `JSON.stringify(value, null, ${indent}).length === text.length`,
  access: () => 'field(JSON.parse(text)) === last',
  select: ({ path }) => `json.select(bytes, ${JSON.stringify(path)}) === last`,
};

/** One script a document that does `what` with it: parse, stringify, access or select. */
export function jsonScripts(what: string, filter: (name: string) => boolean): Script[] {
  return DOCUMENTS.map((document) => script(document, what, BODIES[what](document))).filter((one) => filter(one.name));
}

/** The engines against each other; the ratio of interest is that to quickjs-emscripten. */
export async function measureJson(
  bundle: string,
  options: ProgramOptions,
  filter: (name: string) => boolean,
  say: (line: string) => void,
  reference: string,
): Promise<Table> {
  const suite = {
    id: 'json',
    title: 'JSON.parse and JSON.stringify of documents of about 1 MB',
    scripts: [...jsonScripts('parse', filter), ...jsonScripts('stringify', filter)],
  };
  return measurePrograms(bundle, suite, options, say, reference);
}

const PARSE = 'JSON.parse and access';
const SELECT = 'json.select';

/** Two ways to the last field of a document, both on Tungsten. */
export async function measureSelect(
  bundle: string,
  options: ProgramOptions,
  filter: (name: string) => boolean,
  say: (line: string) => void,
): Promise<Table> {
  const own = { ...options, engines: ['tungsten'] };
  const rows: Row[] = [];
  for (const document of DOCUMENTS) {
    if (!filter(document.name)) continue;
    say(`json: select ${document.name}`);
    const row: Row = { name: document.name, cells: {} };
    for (const [column, what] of [
      [PARSE, 'access'],
      [SELECT, 'select'],
    ]) {
      const measured = await measureScript(bundle, script(document, what, BODIES[what](document)), own);
      row.cells[column] = measured.cells.tungsten;
    }
    rows.push(row);
  }
  const factors = rows.flatMap(({ cells: { [PARSE]: parse, [SELECT]: select } }) =>
    isMeasured(parse) && isMeasured(select) ? [parse.best / select.best] : [],
  );
  return {
    id: 'json-select',
    title: 'The last field of the same documents, on Tungsten',
    unit: 'ms',
    better: 'lower',
    reference: PARSE,
    columns: [PARSE, SELECT],
    rows,
    show: 'ratio',
    means: true,
    notes:
      factors.length === 0
        ? []
        : [`${SELECT} is ${Math.min(...factors).toFixed(1)} to ${Math.max(...factors).toFixed(1)} times as fast`],
  };
}
