const o: any = { toString() { return '' + this; } };
try { String(o); } catch (e: any) { console.log(e.name); } // expect: RangeError
