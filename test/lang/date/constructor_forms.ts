// Zone-free: everything is printed in UTC, local forms are made in a zone whose offset is known by the date itself.
const show = (d: Date) => (d.getTime() === d.getTime() ? d.toISOString() : 'invalid');
console.log(show(new Date(0))); // expect: 1970-01-01T00:00:00.000Z
console.log(show(new Date(1e12)), show(new Date(-1)), show(new Date(1.9)), show(new Date(-1.9))); // expect: 2001-09-09T01:46:40.000Z 1969-12-31T23:59:59.999Z 1970-01-01T00:00:00.001Z 1969-12-31T23:59:59.999Z
console.log(show(new Date(8.64e15)), show(new Date(-8.64e15)), show(new Date(8.64e15 + 1))); // expect: +275760-09-13T00:00:00.000Z -271821-04-20T00:00:00.000Z invalid
console.log(show(new Date(NaN)), show(new Date(undefined as any)), show(new Date(null as any)), show(new Date(true as any))); // expect: invalid invalid 1970-01-01T00:00:00.000Z 1970-01-01T00:00:00.001Z
console.log(show(new Date('2022-03-01')), show(new Date(new Date(5)))); // expect: 2022-03-01T00:00:00.000Z 1970-01-01T00:00:00.005Z
console.log(show(new Date({ valueOf: () => 7 } as any)), show(new Date({ toString: () => '2020-02-02', valueOf: undefined } as any))); // expect: 1970-01-01T00:00:00.007Z 2020-02-02T00:00:00.000Z
console.log(new Date(2022, 2).getMonth(), new Date(2022, 2, 5).getDate(), new Date(2022, 2, 5, 6, 7, 8, 9).getMilliseconds()); // expect: 2 5 9
console.log(new Date(99, 0).getFullYear(), new Date(100, 0).getFullYear(), new Date(0, 0).getFullYear(), new Date(-1, 0).getFullYear()); // expect: 1999 100 1900 -1
console.log(new Date(2022, 12, 1).getFullYear(), new Date(2022, -1, 1).getMonth(), new Date(2022, 1, 31).getDate(), new Date(2022, 0, 0).getDate()); // expect: 2023 11 3 31
console.log(typeof Date(), Date.length, typeof Date.now(), Math.abs(Date.now() - new Date().getTime()) < 1000, Number.isInteger(Date.now())); // expect: string 7 number true true
const order: string[] = [];
const part = (name: string, n: number) => ({ valueOf: () => (order.push(name), n) }) as any;
new Date(part('y', 2020), part('m', NaN), part('d', 1), part('h', 1), part('i', 1), part('s', 1), part('ms', 1));
console.log(order.join()); // expect: y,m,d,h,i,s,ms
class Stamp extends Date {
  year() {
    return this.getUTCFullYear();
  }
}
const stamp = new Stamp(0);
console.log(stamp.year(), stamp instanceof Date, stamp instanceof Stamp, Object.prototype.toString.call(stamp)); // expect: 1970 true true [object Date]
console.log(Reflect.construct(Date, [0], Array) instanceof Array); // expect: true
