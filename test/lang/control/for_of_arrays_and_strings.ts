let s = '';
for (const x of [1, , 3]) s += x;
for (const c of 'a\u{1F600}b') s += `[${c.length}]`;
console.log(s); // expect: 1undefined3[1][2][1]
