const k = 'dyn';
const { [k]: v, [`${k}2`]: w = 'default' } = { dyn: 1 } as any;
console.log(v, w); // expect: 1 default
