const iterable = { [Symbol.iterator]: () => ({ next: () => ({ value: undefined, done: false }), return() { console.log('closed'); return {}; } }) }; // expect: closed
try {
  const [a = (() => { throw new Error('default'); })()] = iterable as any;
} catch (e: any) {
  console.log(e.message); // expect: default
}
