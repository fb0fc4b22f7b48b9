const a: any = [10, , 30];
a.extra = 1;
const keys: any[] = [];
for (const k in a) keys.push(typeof k + k);
for (const k in 'ab' as any) keys.push(k);
console.log(keys.join()); // expect: string0,string2,stringextra,0,1
