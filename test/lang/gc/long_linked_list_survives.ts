let head: any = null;
for (let i = 0; i < 50000; i++) head = { i, next: head };
let n = 0, s = 0;
for (let p = head; p; p = p.next) { n++; s += p.i; }
console.log(n, s); // expect: 50000 1249975000
