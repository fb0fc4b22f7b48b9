class A {}
try { (A as any)(); } catch (e: any) { console.log(e.name); } // expect: TypeError
try { (A as any).call({}); } catch (e: any) { console.log(e.name); } // expect: TypeError
