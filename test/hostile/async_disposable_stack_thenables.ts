// limit: deadline|memory
const thenable = { then: (resolve: (v: unknown) => void) => resolve(thenable) };
const stack = new AsyncDisposableStack();
stack.defer(() => thenable as any);
stack.disposeAsync();
