const proto: any = {};
for (let i = 0; i < 1500; i++) proto['m' + i] = i;
delete proto.m7;
const o = Object.create(proto);
const out: any[] = [];
for (let i = 0; i < 4; i++) { if (i === 2) proto.m8 = 'changed'; out.push(o.m8); }
console.log(out.join(), o.m7, o.m1499); // expect: 8,8,changed,changed undefined 1499
