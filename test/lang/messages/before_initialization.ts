const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } };
check(() => later);
check(() => new Late());
let later = 1;
class Late {}
// expect: ReferenceError: Cannot access 'later' before initialization
// expect: ReferenceError: Cannot access 'Late' before initialization
