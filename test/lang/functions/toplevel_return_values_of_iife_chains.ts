const r = ((a) => (b: any) => a + b)(1)(2) + (function () { return (() => this === undefined || true)() ? 3 : 0; })();
console.log(r); // expect: 6
