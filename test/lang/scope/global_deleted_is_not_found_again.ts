(globalThis as any).temp = 1;
declare const temp: any;
const read = () => temp;
console.log(read(), read()); // expect: 1 1
delete (globalThis as any).temp;
try { read(); } catch (e: any) { console.log(e.name); } // expect: ReferenceError
