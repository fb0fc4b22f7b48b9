// limit: deadline
async function f() {
  for (;;) {
    await using a = { async [Symbol.asyncDispose]() {} }, b = null, c = { [Symbol.dispose]() {} };
  }
}
f();
