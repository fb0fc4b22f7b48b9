const a: any[] = [1, 2, 3];
a[1] = 1.5; a.push('s'); a[0] = null; a.push({}); a[2] = NaN; a.push(-0);
console.log(a.map(String).join(), Object.is(a[5], -0), a[1] + 1); // expect: null,1.5,NaN,s,[object Object],0 true 2.5
