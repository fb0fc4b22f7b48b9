const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return: () => 5 }) };
try { for (const v of it as any) break; } catch (e: any) { console.log(e.name); } // expect: TypeError
try { for (const v of it as any) throw new Error('body wins'); } catch (e: any) { console.log(e.message); } // expect: body wins
