const o: any = { v: 0 };
for (let i = 1; i < 6; i++) {
  if (i === 3) Object.defineProperty(o, 'v', { writable: false });
  o.v = i;
}
console.log(o.v); // expect: 2
