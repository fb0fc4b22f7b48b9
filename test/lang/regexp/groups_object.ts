const { groups } = /(?<year>\d+)-(?<month>\d+)|(?<other>x)/.exec('2024-05')!;
console.log(groups, Object.keys(groups!), Object.getPrototypeOf(groups), 'hasOwnProperty' in groups!);
// expect: [Object: null prototype] {
// expect:   year: '2024',
// expect:   month: '05',
// expect:   other: undefined
// expect: } [ 'year', 'month', 'other' ] null false
