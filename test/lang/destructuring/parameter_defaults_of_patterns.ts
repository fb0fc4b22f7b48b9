const f = ({ a = 1, b = 2 }: any = {}, [c = 3] = [] as any[]) => a + b + c;
console.log(f(), f({ a: 10 }), f({ b: 0 }, [0])); // expect: 6 15 1
