const first = (o: any) => { for (const k in o) return k; return 'none'; };
console.log(first({ q: 1, r: 2 }), first({})); // expect: q none
