const T = Object.getPrototypeOf(Uint8Array);
console.log(T.name, T.length, Uint8Array.length, Uint8Array.BYTES_PER_ELEMENT, Float64Array.prototype.BYTES_PER_ELEMENT, Object.prototype.toString.call(new Float32Array(1)), T.prototype[Symbol.toStringTag]);
console.log(T.prototype.toString === Array.prototype.toString, Object.getPrototypeOf(Int8Array.prototype) === T.prototype, Uint8Array.from === T.from, T[Symbol.species] === T, Object.keys(Uint8Array).length);
// expect: TypedArray 0 3 1 8 [object Float32Array] undefined
// expect: true true true true 0
