const t = new Date(Date.UTC(2022, 2, 1, 10, 5, 9, 7));
console.log(t.toISOString(), t.toUTCString(), t.toJSON(), JSON.stringify({ t }));
console.log(new Date(Date.UTC(-1, 0, 1)).toISOString(), new Date(Date.UTC(12345, 0, 1)).toISOString(), new Date(8.64e15).toISOString(), new Date(-8.64e15).toUTCString());
const local = new Date(2022, 2, 1, 10, 5, 9);
console.log(local.toDateString(), local.toString().slice(0, 28), local.toTimeString().slice(0, 12));
console.log(local.toLocaleString(), '|', local.toLocaleDateString(), '|', local.toLocaleTimeString());
console.log(new Date(2022, 11, 31, 0, 0, 0).toLocaleTimeString(), new Date(2022, 11, 31, 12, 0, 0).toLocaleTimeString(), new Date(2022, 11, 31, 23, 59, 59).toLocaleTimeString());
console.log(new Date(0, 0, 1).toDateString(), new Date(new Date(0).setUTCFullYear(-5, 5, 5)).toDateString(), new Date(new Date(0).setUTCFullYear(5, 5, 5)).toDateString());
console.log(Date.parse(local.toString()) === local.getTime(), Date.parse(local.toLocaleString()) === local.getTime(), Date.parse(local.toUTCString()) === local.getTime());
const zone = local.getTimezoneOffset();
const sign = zone > 0 ? '-' : '+';
const minutes = Math.abs(zone);
const offset = sign + String(Math.floor(minutes / 60) * 100 + (minutes % 60)).padStart(4, '0');
console.log(local.toString().slice(28, 33) === offset);
for (const f of [() => new Date(NaN).toISOString(), () => (Date.prototype as any)[Symbol.toPrimitive].call(local, 'x'), () => (Date.prototype as any)[Symbol.toPrimitive].call(1, 'number')]) {
  try {
    f();
  } catch (e) {
    console.log(String(e));
  }
}
console.log(new Date(NaN).toString(), new Date(NaN).toUTCString(), new Date(NaN).toDateString(), new Date(NaN).toLocaleString());
console.log(`${new Date(5)}` === new Date(5).toString(), +new Date(5), (new Date(5) as any) + 1 === new Date(5).toString() + '1', (new Date(5) as any) - 1, new Date(1) < new Date(2));
console.log((Date.prototype as any)[Symbol.toPrimitive].name, (local as any)[Symbol.toPrimitive]('number') === local.getTime(), (local as any)[Symbol.toPrimitive]('default') === String(local));
console.log(Date.prototype.toJSON.call({ valueOf: () => 1, toISOString: () => 'iso' } as any), Date.prototype.toJSON.call({ valueOf: () => NaN } as any));
// expect: 2022-03-01T10:05:09.007Z Tue, 01 Mar 2022 10:05:09 GMT 2022-03-01T10:05:09.007Z {"t":"2022-03-01T10:05:09.007Z"}
// expect: -000001-01-01T00:00:00.000Z +012345-01-01T00:00:00.000Z +275760-09-13T00:00:00.000Z Tue, 20 Apr -271821 00:00:00 GMT
// expect: Tue Mar 01 2022 Tue Mar 01 2022 10:05:09 GMT 10:05:09 GMT
// expect: 3/1/2022, 10:05:09 AM | 3/1/2022 | 10:05:09 AM
// expect: 12:00:00 AM 12:00:00 PM 11:59:59 PM
// expect: Mon Jan 01 1900 Mon Jun 05 -0005 Sun Jun 05 0005
// expect: true true true
// expect: true
// expect: RangeError: Invalid time value
// expect: TypeError: Invalid hint: x
// expect: TypeError: Method Date.prototype [ @@toPrimitive ] called on incompatible receiver 1
// expect: Invalid Date Invalid Date Invalid Date Invalid Date
// expect: true 5 true 4 true
// expect: [Symbol.toPrimitive] true true
// expect: iso null
