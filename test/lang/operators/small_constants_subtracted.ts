// x - 1 may share an instruction with x + 1, but never its concatenation.
const values: any[] = [5, 0, -0, 0.5, '7', 'x', null, undefined, true, -2147483648, { valueOf: () => 3 }, [4]];
console.log(values.map((v) => v - 1).join(' ')); // expect: 4 -1 -1 -0.5 6 NaN -1 NaN 0 -2147483649 2 3
console.log(values.map((v) => v - 128).join(' ')); // expect: -123 -128 -128 -127.5 -121 NaN -128 NaN -127 -2147483776 -125 -124
console.log(values.map((v) => v + -1).join('|')); // expect: 4|-1|-1|-0.5|7-1|x-1|-1|NaN|0|-2147483649|2|4-1
console.log(values.map((v) => v - 0).join(' '), Object.is(-0 - 0, -0)); // expect: 5 0 0 0.5 7 NaN 0 NaN 1 -2147483648 3 4 true
console.log(values.map((v) => v + 1).join('|')); // expect: 6|1|1|1.5|71|x1|1|NaN|2|-2147483647|4|41
