class Return { constructor(o: any) { return o; } }
class Stamp extends Return { #mark = 1; static has(o: any) { return #mark in o; } }
const o = {};
new Stamp(o);
console.log(Stamp.has(o)); // expect: true
try { new Stamp(o); } catch (e: any) { console.log(e.name); } // expect: TypeError
