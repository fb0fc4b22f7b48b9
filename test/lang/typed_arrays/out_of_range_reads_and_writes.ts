const a: any = new Uint8Array(3);
a[3] = 9; a[-1] = 9; a['1.5'] = 9; a['-0'] = 9; a.Infinity = 9; a[2 ** 32] = 9;
console.log(a.join(), a[3], a[-1], a['1.5'], a['-0'], a.Infinity, Object.keys(a).join());
a.name = 'kept'; a['01'] = 'kept too'; a['1e3'] = 'and this';
console.log(a.name, a['01'], a['1e3'], Object.keys(a).join());
(Uint8Array.prototype as any)[7] = 'inherited'; (Uint8Array.prototype as any)['-1'] = 'inherited';
console.log(a[7], a[-1], 7 in a, '-1' in a, 'length' in a);
// expect: 0,0,0 undefined undefined undefined undefined undefined 0,1,2
// expect: kept kept too and this 0,1,2,name,01,1e3
// expect: undefined undefined false false true
