console.log(new Error(5 as any).message === '5', new Error(null as any).message, new Error({ toString: () => 'obj' } as any).message); // expect: true null obj
try { new Error(Symbol() as any); } catch (e: any) { console.log(e.name); } // expect: TypeError
