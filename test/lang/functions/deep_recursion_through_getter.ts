const o = { get x(): any { return this.x; } };
try { o.x; } catch (e: any) { console.log(e.name); } // expect: RangeError
