const { length, [0]: first } = 'hello' as any;
const { toFixed } = 5 as any;
console.log(length, first, typeof toFixed); // expect: 5 h function
