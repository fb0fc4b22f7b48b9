enum Op { Add = '+', Sub = '-', Neg = 'neg' }
const apply = (op: Op, a: number, b = 0) => { switch (op) { case Op.Add: return a + b; case Op.Sub: return a - b; case Op.Neg: return -a; } };
console.log(apply(Op.Add, 1, 2), apply(Op.Sub, 5, 3), apply(Op.Neg, 4), Object.values(Op).join()); // expect: 3 2 -4 +,-,neg
