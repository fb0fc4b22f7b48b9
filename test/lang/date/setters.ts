const at = () => new Date(Date.UTC(2020, 1, 29, 12, 30, 45, 678));
const show = (f: (d: Date) => number) => {
  const d = at();
  const r = f(d);
  return r === d.getTime() ? d.toISOString() : r !== r && d.getTime() !== d.getTime() ? 'invalid' : 'differs';
};
console.log(show((d) => d.setUTCFullYear(2021)), show((d) => d.setUTCFullYear(2021, 0)), show((d) => d.setUTCFullYear(2021, 0, 15)));
console.log(show((d) => d.setUTCMonth(12)), show((d) => d.setUTCMonth(-1, 31)), show((d) => d.setUTCDate(0)), show((d) => d.setUTCDate(366)));
console.log(show((d) => d.setUTCHours(25)), show((d) => d.setUTCHours(1, 2, 3, 4)), show((d) => d.setUTCMinutes(-1)), show((d) => d.setUTCSeconds(60, 1)));
console.log(show((d) => d.setUTCMilliseconds(-1)), show((d) => d.setUTCMilliseconds(1.9)), show((d) => d.setTime(5.5)), show((d) => d.setTime(NaN)));
console.log(show((d) => (d as any).setUTCDate()), show((d) => d.setUTCHours(NaN)), show((d) => d.setUTCHours(1, undefined)), show((d) => d.setUTCFullYear(275761)));
const local = (f: (d: Date) => void) => {
  const d = new Date(2020, 1, 29, 12, 30, 45, 678);
  f(d);
  return [d.getFullYear(), d.getMonth(), d.getDate(), d.getHours(), d.getMinutes(), d.getSeconds(), d.getMilliseconds()].join('-');
};
console.log(local((d) => d.setFullYear(2021)), local((d) => d.setMonth(0)), local((d) => d.setDate(31)), local((d) => d.setHours(1, 2, 3, 4)));
console.log(local((d) => d.setMinutes(61, 2)), local((d) => d.setSeconds(-1)), local((d) => d.setMilliseconds(1000)), local((d: any) => d.setYear(95)), local((d: any) => d.setYear(2001)));
const bad = new Date(NaN);
console.log(bad.setUTCHours(1), bad.setMonth(1), bad.getTime(), bad.setUTCFullYear(1970), bad.toISOString());
for (const name of ['setTime', 'setHours', 'getDate', 'toISOString', 'valueOf', 'setYear']) {
  try {
    (Date.prototype as any)[name].call({}, 1);
  } catch (e) {
    console.log((e as Error).name);
  }
}
console.log(Date.prototype.setHours.length, Date.prototype.setUTCFullYear.length, Date.prototype.toJSON.length, (Date.prototype as any).toGMTString === Date.prototype.toUTCString);
// expect: 2021-03-01T12:30:45.678Z 2021-01-29T12:30:45.678Z 2021-01-15T12:30:45.678Z
// expect: 2021-01-29T12:30:45.678Z 2019-12-31T12:30:45.678Z 2020-01-31T12:30:45.678Z 2021-01-31T12:30:45.678Z
// expect: 2020-03-01T01:30:45.678Z 2020-02-29T01:02:03.004Z 2020-02-29T11:59:45.678Z 2020-02-29T12:31:00.001Z
// expect: 2020-02-29T12:30:44.999Z 2020-02-29T12:30:45.001Z 1970-01-01T00:00:00.005Z invalid
// expect: invalid invalid invalid invalid
// expect: 2021-2-1-12-30-45-678 2020-0-29-12-30-45-678 2020-2-2-12-30-45-678 2020-1-29-1-2-3-4
// expect: 2020-1-29-13-1-2-678 2020-1-29-12-29-59-678 2020-1-29-12-30-46-0 1995-2-1-12-30-45-678 2001-2-1-12-30-45-678
// expect: NaN NaN NaN 0 1970-01-01T00:00:00.000Z
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: 4 3 1 true
