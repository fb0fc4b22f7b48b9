const it = { [Symbol.iterator]: () => ({ next: () => 5 }) };
try { for (const v of it as any); } catch (e: any) { console.log(e.name); } // expect: TypeError
