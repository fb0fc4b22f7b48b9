'use strict';
const r = Object.freeze(/a/g);
try { r.exec('a'); } catch (e) { console.log(String(e)); } // expect: TypeError: Cannot assign to read only property 'lastIndex' of object '[object RegExp]'
console.log(Object.freeze(/a/).test('a'), JSON.stringify(Object.getOwnPropertyDescriptor(/a/, 'lastIndex'))); // expect: true {"value":0,"writable":true,"enumerable":false,"configurable":false}
