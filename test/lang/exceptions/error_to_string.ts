const t = Error.prototype.toString;
console.log(t.call({}), t.call({ name: 'N' }), t.call({ message: 'm' }), t.call({ name: '', message: 'only' }), t.call({ name: 'N', message: '' })); // expect: Error N Error: m only N
console.log(String(new Error('')), String(new RangeError())); // expect: Error RangeError
try { t.call(5 as any); } catch (e: any) { console.log(e.name); } // expect: TypeError
