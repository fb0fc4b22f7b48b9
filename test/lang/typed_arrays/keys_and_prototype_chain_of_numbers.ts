const a: any = new Int8Array(2);
Object.setPrototypeOf(a, { 5: 'five', '-0': 'minus', x: 'x', NaN: 'nan' });
console.log(a[5], a['-0'], a.x, a.NaN, '5' in a, 'x' in a, a['0'], Object.keys(a).join()); // expect: undefined undefined x undefined false true 0 0,1
const k: string[] = []; for (const key in a) k.push(key);
console.log(k.join(), a.hasOwnProperty('1'), a.hasOwnProperty('2'), Object.entries(a).length); // expect: 0,1,x true false 2
