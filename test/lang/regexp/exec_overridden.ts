class Logged extends RegExp { exec(s: string) { console.log('exec', s, this.lastIndex); return super.exec(s); } }
const r = new Logged('a', 'g');
console.log('aba'.replace(r, 'x'), 'aba'.match(r), r.test('b'), 'cab'.search(r));
const own: any = /a/; own.exec = () => ({ index: 1, length: 1, 0: 'zz' }); console.log('abcd'.replace(own, '[$&]'), own.test('q'));
// expect: exec aba 0
// expect: exec aba 1
// expect: exec aba 3
// expect: exec aba 0
// expect: exec aba 1
// expect: exec aba 3
// expect: exec b 0
// expect: exec cab 0
// expect: xbx [ 'a', 'a' ] false 1
// expect: a[zz]d true
