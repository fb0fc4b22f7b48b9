/**
 * Documents of about 1 MB in JSON: `JSON.parse` and `JSON.stringify` on Tungsten and its peers, and on Tungsten one field of the document by
 * `JSON.parse` and access against `json.select`.
 *
 *   npx tsx bench/json.ts [--samples N]
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensurePeers } from './lib/peers.ts';
import { type EmscriptenPackage, importPeer, importTungsten } from './worker/guests.ts';

/** Makes the documents, and has one function for each thing that is measured; each checks what it got. */
const GUEST = `
const text = {}, bytes = {}, fields = {};
function records(count) {
  const items = [];
  for (let id = 0; id < count; id++) {
    items.push({
      id, title: 'Item number ' + id, price: id * 1.25 + 0.1, inStock: id % 3 !== 0, tags: ['new', 'sale', 'used'].slice(id % 3),
      maker: { name: 'Maker ' + (id % 50), city: id % 4 === 0 ? null : 'City ' + (id % 100) },
    });
  }
  return { version: 3, items };
}
function prose(count) {
  const posts = [];
  for (let i = 0; i < count; i++) {
    posts.push({
      author: 'caf\\u00e9 ' + i,
      body: ('The quick brown fox jumps over the lazy dog, says "' + i + '".\\n').repeat(8) + (i % 8 === 0 ? '\\u2013 \\u20ac' : ''),
    });
  }
  return { posts };
}
function numbers(count) {
  const points = [];
  for (let i = 0; i < count; i++) points.push([(i * 7919 % 360000) / 1000 - 180, (i * 104729 % 180000) / 1000 - 90, i]);
  return { type: 'points', points };
}
function pretty(count) { return records(count); }
const documents = { records: [records, 8200], prose: [prose, 1850], numbers: [numbers, 42000], pretty: [pretty, 4100] };
for (const name in documents) {
  text[name] = JSON.stringify(documents[name][0](documents[name][1]), null, name === 'pretty' ? 2 : 0);
}
const last = {
  records: ['items[8199].maker.name', (d) => d.items[8199].maker.name], prose: ['posts[1849].author', (d) => d.posts[1849].author],
  numbers: ['points[41999][2]', (d) => d.points[41999][2]], pretty: ['items[4099].maker.name', (d) => d.items[4099].maker.name],
};
globalThis.sizeOf = (name) => text[name].length;
globalThis.setBytes = (name, value) => { bytes[name] = value; };
globalThis.getText = (name) => text[name];
globalThis.parse = (name) => typeof JSON.parse(text[name]) === 'object';
const values = {};
globalThis.stringify = (name) => {
  const value = values[name] ??= JSON.parse(text[name]);
  return JSON.stringify(value, null, name === 'pretty' ? 2 : 0).length === text[name].length;
};
globalThis.access = (name) => last[name][1](JSON.parse(text[name])) !== undefined;
globalThis.select = (name) => json.select(bytes[name], last[name][0]) === last[name][1](values[name]);
`;
const DOCUMENTS = ['records', 'prose', 'numbers', 'pretty'];

type Call = (what: string, name: string) => unknown;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({ options: { samples: { type: 'string', default: '25' } } });

async function tungsten(): Promise<Call> {
  const { Engine } = await importTungsten(root);
  const engine = await Engine.create();
  const isolate = engine.createIsolate({ memory: 512 << 20, grants: ['json'] });
  isolate.run(engine.compile(GUEST, { fileName: 'json.js' }));
  for (const name of DOCUMENTS)
    isolate.call('setBytes', name, new TextEncoder().encode(String(isolate.call('getText', name))));
  return (what, name) => isolate.call(what, name);
}

async function quickJs(): Promise<Call> {
  const { getQuickJS } = await importPeer<EmscriptenPackage>('quickjs-emscripten');
  const context = (await getQuickJS()).newContext();
  context.unwrapResult(context.evalCode(GUEST, 'json.js')).dispose();
  return (what, name) => {
    const guest = context.getProp(context.global, what);
    const argument = context.newString(name);
    const result = context.unwrapResult(context.callFunction(guest, context.undefined, argument));
    const value = context.dump(result);
    for (const handle of [guest, argument, result]) handle.dispose();
    return value;
  };
}

async function v8(): Promise<Call> {
  const { runInThisContext } = await import('node:vm');
  runInThisContext(GUEST, { filename: 'json.js' });
  const global = globalThis as unknown as Record<string, (name: string) => unknown>;
  return (what, name) => global[what](name);
}

/** Milliseconds of the least disturbed of many calls, taken in turns over the engines. */
function measure(engines: readonly Call[], what: string, name: string): number[] {
  const best = engines.map(() => Number.POSITIVE_INFINITY);
  for (let i = 0; i < Number(options.samples); i++) {
    for (const [index, call] of engines.entries()) {
      const start = performance.now();
      if (call(what, name) !== true) throw new Error(`${what}(${name}): a wrong result`);
      best[index] = Math.min(best[index], performance.now() - start);
    }
  }
  return best;
}

function print(...cells: (string | number)[]): void {
  const texts = cells.map((cell, i) => {
    const text = typeof cell === 'number' ? cell.toFixed(2) : cell;
    return i === 0 ? text.padEnd(20) : text.padStart(12);
  });
  console.log(texts.join(''));
}

ensurePeers(`${root}/bench`, console.error);
const engines = [await v8(), await quickJs(), await tungsten()];
for (const what of ['parse', 'stringify']) {
  print(`JSON.${what}, ms`, 'v8', 'quickjs', 'tungsten', 'qjs / tg');
  for (const name of DOCUMENTS) {
    const [host, peer, own] = measure(engines, what, name);
    print(`${name} ${(Number(engines[0]('sizeOf', name)) / 1e6).toFixed(2)} MB`, host, peer, own, peer / own);
  }
}
print('one field, ms', 'parse', 'select', 'ratio');
for (const name of DOCUMENTS) {
  const [parsed] = measure([engines[2]], 'access', name);
  const [selected] = measure([engines[2]], 'select', name);
  print(name, parsed, selected, parsed / selected);
}
