export let { a, b } = { a: 1, b: 2 };
export const bump = () => { [a, b] = [b, a]; a++; ({ b } = { b: b + 10 }); };
