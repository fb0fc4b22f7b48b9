class MyError extends Error { get name() { return 'MyError'; } }
const e = new MyError('m');
console.log(String(e), e instanceof MyError, e.constructor.name); // expect: MyError: m true MyError
class Other extends RangeError { constructor(readonly extra: number) { super('other ' + extra, { cause: extra }); } }
const o = new Other(3);
console.log(String(o), o.name, o.cause, o instanceof RangeError); // expect: RangeError: other 3 RangeError 3 true
