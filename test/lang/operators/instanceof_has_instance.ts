class Even { static [Symbol.hasInstance](n: any) { return n % 2 === 0; } }
console.log((2 as any) instanceof Even, (3 as any) instanceof Even); // expect: true false
const pretend: any = { [Symbol.hasInstance]: () => 'yes' };
console.log(({}) instanceof pretend); // expect: true
