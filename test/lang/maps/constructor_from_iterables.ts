console.log(new Map([[1, 2]].values() as any).size, new Map(null as any).size, new Map(undefined).size, new Map(new Map([['x', 'y']])).get('x'), new Map([['a', 1], ['a', 2]]).get('a'));
for (const v of [[1], 5, ['ab']] as any[]) { try { new Map(v); console.log('ok'); } catch (e: any) { console.log(e.name); } }
try { (Map as any)(); } catch (e: any) { console.log(e.name); }
// expect: 1 0 0 y 2
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
