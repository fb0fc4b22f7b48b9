// limit: memory|deadline
let s = 'a|[b-y]|';
for (;;) { s += s; new RegExp(s).test('z'); }
