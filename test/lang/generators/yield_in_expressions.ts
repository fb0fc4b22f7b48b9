function* g(): any {
  const call = ((...a: any[]) => a.join('-'))(1, yield 'a', yield 'b');
  const obj = { x: yield 'c', [yield 'd']: yield 'e' };
  const text = `${yield 'f'}|${yield 'g'}`;
  const arr = [yield 'h', , ...(yield 'i')];
  const cond = (yield 'j') ? yield 'k' : yield 'l';
  let v = 1;
  v += yield 'm';
  const idx = arr[yield 'n'];
  const made = new Array(yield 'o', 2);
  return [call, obj, text, arr, cond, v, idx, made, typeof (yield), (yield 'p') ?? 'dflt'];
}
const it = g();
const send = [undefined, 2, 3, 'X', 'key', 'E', 'F', 'G', 'H', ['i1', 'i2'], false, 'L', 41, 2, 1, 'y', null];
let r: any;
const asked: any[] = [];
for (const s of send) { r = it.next(s); asked.push(r.value); }
console.log(asked.slice(0, 15).join());
console.log(r);
// expect: a,b,c,d,e,f,g,h,i,j,l,m,n,o,
// expect: {
// expect:   value: [
// expect:     '1-2-3',
// expect:     { x: 'X', key: 'E' },
// expect:     'F|G',
// expect:     [ 'H', <1 empty item>, 'i1', 'i2' ],
// expect:     'L',
// expect:     42,
// expect:     'i1',
// expect:     [ 1, 2 ],
// expect:     'string',
// expect:     'dflt'
// expect:   ],
// expect:   done: true
// expect: }
