const o = { get g(): any { throw new Error('getter'); }, set s(v: any) { throw new Error('setter ' + v); } };
try { o.g; } catch (e: any) { console.log(e.message); } // expect: getter
try { o.s = 1; } catch (e: any) { console.log(e.message); } // expect: setter 1
try { o.g = 2; console.log('ignored'); } catch (e: any) { console.log('no'); } // expect: ignored
