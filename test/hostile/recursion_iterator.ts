// limit: stack
const o: any = { [Symbol.iterator]() { return [...this]; } };
[...o];
