// limit: memory|deadline
const stack = new DisposableStack();
for (let i = 0; i < 200_000; i++) {
  stack.defer(() => {
    throw i;
  });
}
let chain: any;
try {
  stack.dispose();
} catch (error) {
  chain = error;
}
for (;;) {
  console.log(chain);
  try {
    structuredClone(chain);
  } catch {}
}
