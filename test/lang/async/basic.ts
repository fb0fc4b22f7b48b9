async function f(x: number) { console.log('start', x); const y = await x + 1; console.log('after', y); return y * 2; }
console.log('before');
const p = f(1);
console.log('called', p instanceof Promise);
p.then((v) => console.log('result', v));
console.log('end');
// expect: before
// expect: start 1
// expect: called true
// expect: end
// expect: after 2
// expect: result 4
