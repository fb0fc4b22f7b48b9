const f = () => ({ a: 1 });
const g = () => { a: 1; };
{ label: 1; }
console.log(f().a, (g as any)()); // expect: 1 undefined
({}).toString();
console.log(({ b: 2 }).b, eval_free()); // expect: 2 3
function eval_free() { return { c: 3 }.c; }
