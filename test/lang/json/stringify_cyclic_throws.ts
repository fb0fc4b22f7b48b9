const o: any = { a: {} };
o.a.self = o;
try { JSON.stringify(o); } catch (e: any) { console.log(e.name); } // expect: TypeError
const shared = { x: 1 };
console.log(JSON.stringify([shared, shared])); // expect: [{"x":1},{"x":1}]
const arr: any[] = [];
arr[0] = arr;
try { JSON.stringify(arr); } catch (e: any) { console.log(e.name); } // expect: TypeError
