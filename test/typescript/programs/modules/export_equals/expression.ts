const make = (n: number) => ({ n, twice: n * 2 });
export = make(21);
