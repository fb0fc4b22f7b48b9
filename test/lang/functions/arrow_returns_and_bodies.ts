const a = () => ({}), b = () => {}, c = () => [], d = (x = (1, 2)) => x, e = () => () => 'in';
console.log(typeof a(), b(), c().length, d(), e()()); // expect: object undefined 0 2 in
