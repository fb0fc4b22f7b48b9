// Arrays, maps, sets, typed arrays, buffers.
const log = console.log;

log([1, , 3], [,], [, ,], [1, , ,], Object.assign([, 1], { 5: 2 }), new Array(5), new Array(1), [undefined, , null]);
log(Object.assign([1, 2], { a: 1, 'b-c': 2, '-1': 3, [Symbol('s')]: 4 }), Object.assign([], { a: 1 }), [[1, 2, [3, 4, [5, [6]]]], { a: [1, { b: 2 }] }]);
log(Object.defineProperty([1, 2, 3], 1, { get() { return 1; }, enumerable: true }), Object.defineProperty([1], 0, { value: 2, enumerable: false }));
const sparse = [];
sparse[1000000] = 1;
sparse[5] = 2;
log(sparse);
class Arr extends Array { extra = 1; }
log(new Arr(), Arr.from([1, 2]), Object.setPrototypeOf([1], null), Object.setPrototypeOf([], null), Object.setPrototypeOf([1, 2], Object.create(null)), new (class extends Array {})(3));
log(Array.from({ length: 6 }, (_, i) => i), Array.from({ length: 7 }, (_, i) => i), Array.from({ length: 27 }, (_, i) => i), Array.from({ length: 100 }, (_, i) => i * i));
log(Array.from({ length: 101 }, (_, i) => i), Array.from({ length: 102 }, (_, i) => String(i)), new Array(200).fill('x'));
log(Array.from({ length: 30 }, (_, i) => 'item ' + i), Array.from({ length: 30 }, (_, i) => 'x'.repeat(i % 7)), Array.from({ length: 10 }, (_, i) => 'x'.repeat(i * 3)));
log(Array.from({ length: 20 }, (_, i) => (i % 2 ? i : String(i))), Array.from({ length: 20 }, (_, i) => BigInt(i) ** 5n), Array.from({ length: 10 }, (_, i) => -(10 ** i)), Array.from({ length: 20 }, (_, i) => i / 7));
log(Array.from({ length: 8 }, (_, i) => ({ i })), Array.from({ length: 8 }, (_, i) => [i, i * 2]), Array.from({ length: 30 }, () => true), Array.from({ length: 9 }, () => null), Array.from({ length: 9 }, () => undefined));
log(Array.from({ length: 8 }, (_, i) => () => i), Array.from({ length: 7 }, () => Symbol('s')), Array.from({ length: 7 }, () => new Date(0)), Array.from({ length: 7 }, () => /r/g));
log({ a: { b: Array.from({ length: 40 }, (_, i) => i * 1000) } }, [[Array.from({ length: 12 }, (_, i) => 'abc' + i)]], { a: { b: { c: Array.from({ length: 12 }, (_, i) => i) } } });
log(Object.assign(Array.from({ length: 10 }, (_, i) => i), { extra: 'property', more: [1] }), [1, 2, 3, 4, 5, 6, , , 9], Object.assign(Array.from({ length: 120 }, (_, i) => i), { extra: 1 }));
log(['a\nb', 'c', 'd', 'e', 'f', 'g', 'h'], ['日本語', '中文', '한국어', 'ab', 'c', 'd', 'e', 'f'], ['😀', '👩‍👩‍👧', 'é', 'e\u0301', 'x', 'y', 'z'], ['\x1b[31mred\x1b[39m', 1, 2, 3, 4, 5, 6, 7]);
log(['apple', 'banana', 'cherry', 'dates are sweet', 'elderberry wine', 'fig', 'grape', 'honeydew melon', 'x'.repeat(30)]);
log(Array.from({ length: 26 }, (_, i) => 'x'.repeat(16 + (i % 3))), Array.from({ length: 7 }, (_, i) => 'y'.repeat(26 + i)));
log([1.5, 22.25, 333.125, -4, 5e100, 6, 7, 8, 9, 10, NaN, Infinity, -0], [1, 'a', 2, 'b', 3, 'c', 4, 'd'], [[1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8]]);

// Maps and sets.
log(new Map(), new Map([['a', 1], [{ k: 1 }, [2]]]), new Set(), new Set([1, 'a', { b: 1 }]), new Map([[new Map([[1, 2]]), new Set([new Set([1])])]]));
log(Object.assign(new Map([[1, 2]]), { x: 1 }), Object.assign(new Set(), { y: 2 }), new (class M extends Map {})([[1, 2]]), new (class S extends Set {})(), Object.setPrototypeOf(new Map([[1, 2]]), null), Object.setPrototypeOf(new Set(), null));
log(new Map(Array.from({ length: 10 }, (_, i) => [i, i])), new Set(Array.from({ length: 10 }, (_, i) => i)), new Set(Array.from({ length: 40 }, (_, i) => i)), new Map(Array.from({ length: 101 }, (_, i) => [i, i])), new Set(Array.from({ length: 103 }, (_, i) => i)));
log(new Map([['key', new Map([['key', new Map([['key', new Map([['key', 1]])]])]])]]), new Set([[1, [2, [3, [4]]]]]), new Map([['long key '.repeat(4), 'long value '.repeat(5)], ['b', { c: 'd'.repeat(60) }]]));
log(new Map([[undefined, null], [NaN, -0]]), new Set([undefined, null, NaN]), new Set([new Set(), new Map()]), [new Set([1]), new Map([[1, 2]])]);

// Typed arrays and buffers.
log(new Uint8Array(), new Uint8Array(3), new Int16Array([1, -2]), new Float64Array([1.5, -0, NaN]), new BigInt64Array([1n, -1n]), new Uint8ClampedArray([300]), Object.assign(new Uint8Array(1), { a: 1 }));
log(new Uint8Array(40), new Float32Array(8).fill(1.5), new Uint8Array(200), new (class Mine extends Uint8Array {})(2), Object.setPrototypeOf(new Uint8Array(2), null), [new Uint8Array(2)], { a: { b: { c: new Uint8Array(2) } } });
log(new ArrayBuffer(0), new ArrayBuffer(4), new ArrayBuffer(60), new ArrayBuffer(200), [new ArrayBuffer(2)], Object.assign(new ArrayBuffer(1), { x: 1 }), new Uint8Array([1, 15, 16, 255]).buffer, new (class AB extends ArrayBuffer {})(1));
log(new DataView(new ArrayBuffer(4), 1), [new DataView(new ArrayBuffer(1))], new SharedArrayBuffer(2), new DataView(new SharedArrayBuffer(2)), { a: { b: { c: new ArrayBuffer(2), d: new DataView(new ArrayBuffer(1)) } } });
const moved = new ArrayBuffer(2);
const view = new Uint8Array(moved);
structuredClone(moved, { transfer: [moved] });
log(moved, view);
