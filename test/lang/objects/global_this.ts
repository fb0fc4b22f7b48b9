console.log(typeof globalThis, globalThis === (globalThis as any).globalThis, Object.keys(globalThis).includes('Object'), 'Math' in globalThis); // expect: object true false true
