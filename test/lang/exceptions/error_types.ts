for (const E of [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError]) {
  const e = new E('m');
  console.log(e.name, e instanceof Error, e instanceof E, Object.getPrototypeOf(E) === (E === Error ? Function.prototype : Error), String(e));
}
// expect: Error true true true Error: m
// expect: TypeError true true true TypeError: m
// expect: RangeError true true true RangeError: m
// expect: SyntaxError true true true SyntaxError: m
// expect: ReferenceError true true true ReferenceError: m
// expect: EvalError true true true EvalError: m
// expect: URIError true true true URIError: m
