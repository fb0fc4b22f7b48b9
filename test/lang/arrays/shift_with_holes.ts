const a: any[] = [, 1, , 2];
console.log(a.shift(), a.length, 0 in a, 1 in a, a.unshift('n'), Object.keys(a).join()); // expect: undefined 3 true false 4 0,1,3
