const values: any[] = ['', ' ', '12', ' 12 ', '1e3', '0x1F', '0b11', '0o17', '-0', '12px', '.5', '5.', '+3', '--3', '1_000', 'Infinity', '-Infinity', 'infinity', true, false, null, undefined, [], [7], [1, 2], {}];
for (const v of values) {
  const n = +v;
  console.log(Object.is(n, -0) ? '-0' : n);
}
// expect: 0
// expect: 0
// expect: 12
// expect: 12
// expect: 1000
// expect: 31
// expect: 3
// expect: 15
// expect: -0
// expect: NaN
// expect: 0.5
// expect: 5
// expect: 3
// expect: NaN
// expect: NaN
// expect: Infinity
// expect: -Infinity
// expect: NaN
// expect: 1
// expect: 0
// expect: 0
// expect: NaN
// expect: 0
// expect: 7
// expect: NaN
// expect: NaN
