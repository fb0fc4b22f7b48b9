// Everything that awaits, at the top level.
async function* numbers() {
  yield 1;
  yield 2;
}
for await (const n of numbers()) console.log(n);
for await (const n of [Promise.resolve(3)]) console.log(n);
const { x, y = await Promise.resolve(5) } = await { x: 4 };
console.log(x, y);
try {
  await Promise.reject(new Error('caught'));
} catch (error) {
  console.log((error as Error).message);
} finally {
  console.log(await 'finally');
}
label: {
  if (await true) break label;
  console.log('never');
}
const later = () => tail;
console.log([await 1, await 2].map((n) => n + 1), `${await 3}`);
export const tail = await 'tail';
console.log(later(), this);
class A {
  [await 'm']() {
    return 6;
  }
}
console.log(new A().m());
// expect: 1
// expect: 2
// expect: 3
// expect: 4 5
// expect: caught
// expect: finally
// expect: [ 2, 3 ] 3
// expect: tail undefined
// expect: 6
