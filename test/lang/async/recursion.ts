async function fib(n: number): Promise<number> { return n < 2 ? n : (await fib(n - 1)) + (await fib(n - 2)); }
fib(8).then((r) => console.log(r));
async function deep(n: number): Promise<number> { return n === 0 ? 0 : 1 + (await deep(n - 1)); }
deep(200).then((r) => console.log(r));
async function over(): Promise<any> { return over(); }
over().catch((e) => console.log(e instanceof RangeError));
async function* walk(n: number): any { if (n > 0) { yield* walk(n - 1); yield n; } }
(async () => { let s = 0; for await (const v of walk(20)) s += v; console.log(s); })();
// expect: 21
// expect: 200
// expect: 210
// expect: true
