Number.prototype['double' as any] = function (this: any) { return this * 2; } as any;
console.log((21 as any).double()); // expect: 42
console.log((1.5 as any).double()); // expect: 3
const strictThis = (function (this: any) { 'use strict'; return typeof this; });
(Number.prototype as any).kind = strictThis;
console.log((5 as any).kind()); // expect: number
(Number.prototype as any).sloppy = function (this: any) { return typeof this; };
console.log((5 as any).sloppy()); // expect: object
