const p: any = new Proxy({}, { set: () => false });
function strict(k: any) {
  'use strict';
  try {
    p[k] = 1;
    return 'done';
  } catch (e) {
    return String(e);
  }
}
function sloppy(k: any) {
  p[k] = 1;
  return 'done';
}
console.log(strict('a')); // expect: TypeError: 'set' on proxy: trap returned falsish for property 'a'
console.log(strict(3)); // expect: TypeError: 'set' on proxy: trap returned falsish for property '3'
console.log(sloppy('a'), sloppy(3)); // expect: done done
console.log(Reflect.set(p, 'a', 1), Object.keys(p).length); // expect: false 0
