// node >= 24
const resource = (name: string) => ({ async [Symbol.asyncDispose]() { console.log('start', name); await 0; console.log('end', name); } });
const plain = (name: string) => ({ [Symbol.dispose]() { console.log('plain', name); } });
async function main() {
  {
    await using a = resource('a');
    await using p = plain('p');
    using s = plain('s');
    await using nothing = null;
    console.log('body');
  }
  for await (await using r of [resource('r')]) console.log('loop');
  try {
    await using f = { async [Symbol.asyncDispose]() { throw new Error('dispose'); } };
    throw new Error('body');
  } catch (e: any) { console.log(e.name, e.error.message, e.suppressed.message); }
  return 'done';
}
main().then(console.log);
// expect: body
// expect: plain s
// expect: plain p
// expect: start a
// expect: end a
// expect: loop
// expect: start r
// expect: end r
// expect: SuppressedError dispose body
// expect: done
