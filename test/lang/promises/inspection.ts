console.log(Promise.resolve(1), new Promise(() => {}), Promise.resolve({ a: [1, { b: { c: {} } }] })); // expect: Promise { 1 } Promise { <pending> } Promise { { a: [ 1, [Object] ] } }
const rejected = Promise.reject('no');
rejected.catch(() => {});
console.log(rejected, [Promise.resolve('s')], { p: Promise.resolve(undefined) }); // expect: Promise { <rejected> 'no' } [ Promise { 's' } ] { p: Promise { undefined } }
class Sub<T> extends Promise<T> {}
console.log(Sub.resolve(2), Object.assign(Promise.resolve(3), { extra: true })); // expect: Sub [Promise] { 2 } Promise { 3, extra: true }
console.log(`${Promise.resolve()}`); // expect: [object Promise]
