// limit: memory
const stack = new DisposableStack();
for (;;) stack.defer(() => {});
