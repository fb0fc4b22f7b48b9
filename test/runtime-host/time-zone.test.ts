/** Local time of guests: in the zone of the process, or in one that the host names. What V8 says in that zone is what is expected. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { InvalidArgumentError } from '../../runtime-host/index.ts';
import { sharedEngine } from '../support/run-guest.ts';

const PROGRAM = `
const times = [];
for (let t = Date.UTC(2021, 0, 1); t < Date.UTC(2023, 0, 1); t += 86400000 * 3.3) times.push(t);
// around the changes of 2022 in Europe and America, and where zones were still local mean time
for (const at of [Date.UTC(2022, 2, 27, 1), Date.UTC(2022, 9, 30, 1), Date.UTC(2022, 2, 13, 7), Date.UTC(2022, 10, 6, 6)]) {
  for (let minutes = -90; minutes <= 90; minutes += 15) times.push(at + minutes * 60000 - 1, at + minutes * 60000);
}
times.push(1e12, 8.64e15, 2e12);
let out = '';
for (const t of times) {
  const d = new Date(t);
  out += [d, d.getTimezoneOffset(), d.getHours(), d.getDate(), d.getDay()].join(' ') + '\\n';
}
for (const t of [0, -1, -5e12, -1e14, -8.64e15]) {
  const d = new Date(t);
  out += [d.toString().slice(0, 34), d.getTimezoneOffset(), d.getHours(), d.getSeconds(), d.getDay()].join(' ') + '\\n';
}
for (const [month, date] of [[2, 27], [9, 30], [2, 13], [10, 6]]) {
  for (let minutes = 0; minutes < 240; minutes += 10) out += new Date(2022, month, date, 0, minutes).getTime() + ' ';
}
const d = new Date(2022, 2, 27, 12);
d.setHours(2, 30);
out += '\\n' + d.getTime() + ' ' + d.setMonth(9, 30) + ' ' + Date.parse('2022-07-01T00:00') + ' ' + Date.parse('Mar 27 2022 02:30') + ' ' + Date.parse('2022-07-01');
globalThis.result = out;
`;

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];

test.each(ZONES)('%s', async (zone) => {
  const engine = await sharedEngine();
  using isolate = engine.createIsolate({ timeZone: zone });
  isolate.run(engine.compile(PROGRAM, { fileName: 'zone.js' }));
  const expected = execFileSync(process.execPath, ['-e', `${PROGRAM};process.stdout.write(globalThis.result)`], {
    env: { ...process.env, TZ: zone, LC_ALL: 'C' },
    encoding: 'utf8',
  });
  expect((isolate.get('result') as string).split('\n')).toEqual(expected.split('\n'));
});

test('without an option it is that of the process', async () => {
  const engine = await sharedEngine();
  using isolate = engine.createIsolate();
  isolate.set('t', 1646128800000);
  expect(isolate.run(engine.compile('String(new Date(t))', {}))).toBe(new Date(1646128800000).toString());
});

test('a zone that does not exist is refused', async () => {
  const engine = await sharedEngine();
  expect(() => engine.createIsolate({ timeZone: 'Mars/Olympus' })).toThrow(InvalidArgumentError);
});

test('dates cross the border as dates', async () => {
  const engine = await sharedEngine();
  using isolate = engine.createIsolate({ globals: { since: new Date(5), broken: new Date(Number.NaN) } });
  isolate.run(
    engine.compile(
      'globalThis.f = (d) => [d instanceof Date, d.getTime()]; globalThis.made = [new Date(7), new Date(NaN)];',
      { fileName: 'a.js' },
    ),
  );
  expect(isolate.call('f', new Date(9))).toEqual([true, 9]);
  expect(isolate.get('since')).toEqual(new Date(5));
  expect(isolate.get('made')).toEqual([new Date(7), new Date(Number.NaN)]);
  expect((isolate.get('broken') as Date).getTime()).toBeNaN();
});
