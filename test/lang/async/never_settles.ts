async function f() { await new Promise(() => {}); console.log('never'); }
f();
async function* g() { yield new Promise(() => {}); }
g().next().then(() => console.log('never'));
console.log('done'); // expect: done
