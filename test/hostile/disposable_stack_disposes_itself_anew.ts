// limit: stack|deadline|memory
function next(): DisposableStack {
  const stack = new DisposableStack();
  stack.defer(() => next().dispose());
  return stack;
}
next().dispose();
