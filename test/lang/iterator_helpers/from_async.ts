// node >= 22
async function* numbers() { yield 1; yield 2; }
async function main() {
  console.log(await Array.fromAsync(numbers(), async (x: number) => x * 10));
  console.log(await Array.fromAsync([Promise.resolve(1), 2]));
  console.log(await Array.fromAsync({ length: 2, 0: 'a', 1: Promise.resolve('b') } as any));
  try { await Array.fromAsync(null as any); } catch (e: any) { console.log(e.name); }
}
main();
// expect: [ 10, 20 ]
// expect: [ 1, 2 ]
// expect: [ 'a', 'b' ]
// expect: TypeError
