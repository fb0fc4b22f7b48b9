for (const f of [() => Map.prototype.get.call({} as any, 1), () => Set.prototype.has.call(new Map() as any, 1), () => Object.getOwnPropertyDescriptor(Map.prototype, 'size')!.get!.call([])]) { try { f(); } catch (e: any) { console.log(e.name); } }
// expect: TypeError
// expect: TypeError
// expect: TypeError
