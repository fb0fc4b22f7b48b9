// The built-ins that the lazy part of the library needs, as they were before any guest could replace them: in the group `web`, out of
// every guest's reach.

const NAMES = [
  'ArrayBuffer.prototype.transfer', 'BigInt64Array', 'BigUint64Array', 'DataView', 'Date', 'Date.now', 'Date.prototype.toISOString',
  'Error', 'Error.prototype.toString', 'EvalError', 'Float16Array', 'Float32Array', 'Float64Array', 'Function.prototype.toString',
  'Int16Array', 'Int32Array', 'Int8Array', 'Int8Array.prototype', 'JSON.stringify', 'Map', 'Map.prototype.get', 'Map.prototype.keys',
  'Map.prototype.set', 'Number', 'Object.defineProperty', 'Object.getOwnPropertyDescriptor', 'Object.prototype.hasOwnProperty',
  'Object.prototype.toString', 'Object.setPrototypeOf', 'Promise', 'RangeError', 'ReferenceError', 'RegExp', 'RegExp.prototype', 'Set',
  'Set.prototype.add', 'String.prototype.normalize', 'String.prototype.toLowerCase', 'String.prototype.toWellFormed',
  'String.prototype.trim', 'Symbol.for', 'Symbol.iterator', 'Symbol.metadata', 'Symbol.toPrimitive', 'Symbol.toStringTag', 'SyntaxError', 'TypeError',
  'URIError', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'parseFloat', 'parseInt',
];

const web = $groupObject('web');

function getter(name: string, o: unknown, key: unknown): void {
  $ownAttributes(o, key);
  web[name] = $foundValue();
}

for (let i = 0; i < NAMES.length; i++) web[NAMES[i]] = $intrinsic(NAMES[i]);
getter('get RegExp.prototype.source', web['RegExp.prototype'], 'source');
getter('get RegExp.prototype.flags', web['RegExp.prototype'], 'flags');
getter('get TypedArray.prototype[Symbol.toStringTag]', $prototypeOf($intrinsic('Int8Array.prototype')), web['Symbol.toStringTag']);
