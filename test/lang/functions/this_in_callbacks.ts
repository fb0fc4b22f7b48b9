const out: any[] = [];
[1].forEach(function (this: any) { out.push(this === globalThis); });
[1].forEach(function (this: any) { 'use strict'; out.push(this); });
[1].forEach(function (this: any) { out.push(this.tag); }, { tag: 't' });
console.log(out.join('|')); // expect: true||t
