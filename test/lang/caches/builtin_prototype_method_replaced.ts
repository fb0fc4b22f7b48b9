const original = Array.prototype.push;
const a: any[] = [];
for (let i = 0; i < 4; i++) {
  if (i === 2) Array.prototype.push = function (this: any, v: any) { return original.call(this, v * 100); } as any;
  a.push(i);
}
Array.prototype.push = original;
a.push(4);
console.log(a.join()); // expect: 0,1,200,300,4
