const fs: any[] = [];
let n = 0;
while (n < 3) {
  const m = n++;
  fs.push(() => m);
}
console.log(fs.map((f) => f()).join()); // expect: 0,1,2
