const values: any[] = [0, '', '0', false, null, undefined, NaN, [], '1', 1, true];
for (const a of values) console.log(values.map((b) => (a == b ? 1 : 0)).join(' '));
// expect: 1 1 1 1 0 0 0 1 0 0 0
// expect: 1 1 0 1 0 0 0 1 0 0 0
// expect: 1 0 1 1 0 0 0 0 0 0 0
// expect: 1 1 1 1 0 0 0 1 0 0 0
// expect: 0 0 0 0 1 1 0 0 0 0 0
// expect: 0 0 0 0 1 1 0 0 0 0 0
// expect: 0 0 0 0 0 0 0 0 0 0 0
// expect: 1 1 0 1 0 0 0 1 0 0 0
// expect: 0 0 0 0 0 0 0 0 1 1 1
// expect: 0 0 0 0 0 0 0 0 1 1 1
// expect: 0 0 0 0 0 0 0 0 1 1 1
