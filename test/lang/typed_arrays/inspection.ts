console.log(new Uint8Array(3), new Float64Array(0), [new Int8Array([1, -1])]);
console.log(new ArrayBuffer(3), new SharedArrayBuffer(2));
console.log(new DataView(new ArrayBuffer(4), 1));
class Foo extends Uint8Array {}
const u: any = new Uint8Array(2); u.x = 1;
console.log(new Foo(2), u, { a: { b: { c: { d: u } } } });
console.log(new Uint8Array(10).fill(200));
// expect: Uint8Array(3) [ 0, 0, 0 ] Float64Array(0) [] [ Int8Array(2) [ 1, -1 ] ]
// expect: ArrayBuffer { [Uint8Contents]: <00 00 00>, byteLength: 3 } SharedArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 }
// expect: DataView {
// expect:   byteLength: 3,
// expect:   byteOffset: 1,
// expect:   buffer: ArrayBuffer { [Uint8Contents]: <00 00 00 00>, byteLength: 4 }
// expect: }
// expect: Foo(2) [Uint8Array] [ 0, 0 ] Uint8Array(2) [ 0, 0, x: 1 ] { a: { b: { c: [Object] } } }
// expect: Uint8Array(10) [
// expect:   200, 200, 200, 200,
// expect:   200, 200, 200, 200,
// expect:   200, 200
// expect: ]
