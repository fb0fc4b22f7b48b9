const o: any = {};
o[1] = 'int'; o['1.0'] = 'str'; o[1.0] = 'double'; o[null as any] = 'null'; o[undefined as any] = 'undef'; o[{} as any] = 'obj'; o[[1, 2] as any] = 'arr'; o[true as any] = 't'; o[-1] = 'neg'; o[1e21] = 'big'; o[0.1] = 'frac';
console.log(Object.keys(o).join('|'), o[1]); // expect: 1|1.0|null|undefined|[object Object]|1,2|true|-1|1e+21|0.1 double
