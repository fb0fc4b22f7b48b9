const e = new DOMException('m', 'AbortError');
console.log(e.name, e.message, e.code, String(e), e instanceof Error, e instanceof DOMException, Object.prototype.toString.call(e)); // expect: AbortError m 20 AbortError: m true true [object DOMException]
console.log(new DOMException().name, new DOMException().message === '', new DOMException('x').code, new DOMException('x', 'Custom').code, new DOMException('x', 'DataCloneError').code); // expect: Error true 0 0 25
console.log(DOMException.ABORT_ERR, e.DATA_CLONE_ERR, DOMException.INDEX_SIZE_ERR, DOMException.prototype instanceof Error); // expect: 20 25 1 true
console.log(typeof e.stack, e.stack!.startsWith('AbortError: m'), (new DOMException('x', { name: 'N', cause: 5 } as any) as any).cause); // expect: string true 5
console.log(Object.keys(e).length, JSON.stringify(e)); // expect: 0 {}
