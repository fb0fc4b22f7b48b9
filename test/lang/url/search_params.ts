const p = new URLSearchParams('?a=1&b=2&a=3&c&=d&&e=%20+%zz&f=%C3%A9');
console.log(p.toString(), p.size, p.get('a'), p.getAll('a').join(), p.has('c'), p.has('x'), p.get('x'), p.get('e'), p.get('f'), p.get(''));
console.log([...p].map((pair) => pair.join('=')).join(';'));
console.log([...p.keys()].join(), [...p.values()].join(), [...p.entries()].length);
p.append('g', 'h i');
p.set('a', 'x');
p.delete('b');
console.log(p.toString());
console.log(p.has('a', 'x'), p.has('a', 'y'));
p.delete('a', 'y');
p.delete('a', 'x');
p.set('new', '&=?#');
console.log(p.toString());
p.sort();
console.log(p.toString());
console.log(new URLSearchParams({ x: '1', y: 2 as any }).toString(), new URLSearchParams([['a', 'b'], ['a', 'c']]).toString(), new URLSearchParams(new Map([['k', 'v']]) as any).toString());
console.log(new URLSearchParams(new URLSearchParams('q=1')).toString(), new URLSearchParams(null as any).toString() === '' || 'null=', new URLSearchParams(undefined).toString() === '');
console.log(new URLSearchParams([['a~!*()\'-._ \u00e9\u{1f600}', '%+&=']]).toString());
const u = new URL('https://h/p?x=1#f');
u.searchParams.append('y', 'a b');
console.log(u.href, u.search);
u.search = '?z=1';
console.log(u.searchParams.get('z'), u.searchParams.has('x'), u.searchParams === u.searchParams);
u.searchParams.delete('z');
console.log(u.href);
u.href = 'https://h/?q=7';
console.log(u.searchParams.get('q'));
const seen: string[] = [];
new URLSearchParams('a=1&b=2').forEach(function (this: any, value, name, owner) {
  seen.push(name + value + (owner instanceof URLSearchParams) + this.t);
}, { t: 1 });
console.log(seen.join());
for (const f of [() => (p as any).get(), () => (p as any).append('a'), () => new URLSearchParams([['a']] as any), () => new URLSearchParams([1] as any), () => (URLSearchParams as any)('a')]) {
  try {
    f();
  } catch (e: any) {
    console.log(e.name, e.code);
  }
}
const live = new URLSearchParams('a=1&b=2&c=3');
const names: string[] = [];
for (const [name] of live) {
  names.push(name);
  live.delete('b');
}
console.log(names.join(), Object.prototype.toString.call(p), Object.prototype.toString.call(p.keys()), (p as any)[Symbol.iterator] === p.entries);
// expect: a=1&b=2&a=3&c=&=d&e=++%25zz&f=%C3%A9 7 1 1,3 true false null   %zz é d
// expect: a=1;b=2;a=3;c=;=d;e=  %zz;f=é
// expect: a,b,a,c,,e,f 1,2,3,,d,  %zz,é 7
// expect: a=x&c=&=d&e=++%25zz&f=%C3%A9&g=h+i
// expect: true false
// expect: c=&=d&e=++%25zz&f=%C3%A9&g=h+i&new=%26%3D%3F%23
// expect: =d&c=&e=++%25zz&f=%C3%A9&g=h+i&new=%26%3D%3F%23
// expect: x=1&y=2 a=b&a=c k=v
// expect: q=1 true true
// expect: a%7E%21*%28%29%27-._+%C3%A9%F0%9F%98%80=%25%2B%26%3D
// expect: https://h/p?x=1&y=a+b#f ?x=1&y=a+b
// expect: 1 false true
// expect: https://h/p#f
// expect: 7
// expect: a1true1,b2true1
// expect: TypeError ERR_MISSING_ARGS
// expect: TypeError ERR_MISSING_ARGS
// expect: TypeError ERR_INVALID_TUPLE
// expect: TypeError ERR_INVALID_TUPLE
// expect: TypeError undefined
// expect: a,c [object URLSearchParams] [object URLSearchParams Iterator] true
