'use strict';
console.log(this === globalThis, (() => this === globalThis)()); // expect: true true
