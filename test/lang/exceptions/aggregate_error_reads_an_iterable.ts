const e = new AggregateError(new Set([1, 2]), 'm', { cause: 'c' });
console.log(e.errors, e.message, e.cause, String(e), Object.keys(e)); // expect: [ 1, 2 ] m c AggregateError: m []
console.log(AggregateError.length, AggregateError.name, Object.getPrototypeOf(AggregateError) === Error); // expect: 2 AggregateError true
class Many extends AggregateError {}
console.log(new Many([]).errors.length, new Many([1]) instanceof AggregateError, AggregateError([3]).errors[0]); // expect: 0 true 3
try { new AggregateError(5 as any); } catch (x: any) { console.log(x.name); } // expect: TypeError
