const f = (...xs: any[]) => xs.join();
const a: any = (x: any) => 'called ' + x;
type b = 1; type d = 2;
console.log(f(a < b, d > (3))); // expect: called 3
