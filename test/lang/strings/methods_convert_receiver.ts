console.log(String.prototype.toUpperCase.call(true as any), String.prototype.slice.call(12345 as any, 1, 3), String.prototype.split.call([1, 2] as any, ',').length); // expect: TRUE 23 2
try { String.prototype.trim.call(null as any); } catch (e: any) { console.log(e.name); } // expect: TypeError
