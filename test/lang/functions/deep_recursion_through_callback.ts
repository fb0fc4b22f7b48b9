const f = (x: any): any => [x].map(f);
try { f(1); } catch (e: any) { console.log(e.name); } // expect: RangeError
const cmp: any = () => [2, 1].sort(cmp);
try { [2, 1].sort(cmp); } catch (e: any) { console.log(e.name); } // expect: RangeError
