try { [1, 2, 3].sort(() => { throw new Error('cmp'); }); } catch (e: any) { console.log(e.message); } // expect: cmp
console.log([3, 1, 2].sort(() => NaN).length, [2, 1].sort((a, b) => '1' as any).length); // expect: 3 2
try { [1].sort(5 as any); } catch (e: any) { console.log(e.name); } // expect: TypeError
try { [1].sort(null as any); } catch (e: any) { console.log(e.name); } // expect: TypeError
