Promise.reject(new Error('first'))
  .then(() => console.log('never'))
  .then(() => console.log('never'), undefined)
  .catch((e) => { console.log(e.message); throw new RangeError('second'); })
  .catch((e) => { console.log(e.name, e.message); return 'fine'; })
  .then((v) => console.log(v));
new Promise(() => { throw 'thrown'; }).catch((e) => console.log(e));
// expect: thrown
// expect: first
// expect: RangeError second
// expect: fine
