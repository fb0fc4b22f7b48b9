const o: any = { v: 0 };
for (let i = 1; i < 6; i++) {
  if (i === 3) Object.freeze(o);
  o.v = i;
  o['n' + i] = i;
}
console.log(JSON.stringify(o)); // expect: {"v":2,"n1":1,"n2":2}
