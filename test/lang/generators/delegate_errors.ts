function attempt(f: () => void) { try { f(); } catch (e) { console.log(String(e)); } }
const make = (o: any): any => ({ [Symbol.iterator]: () => o });
function* g(s: any): any { try { yield* s; } catch (e: any) { console.log('in', e.name); throw e; } }
attempt(() => { g(make({ next: () => 1 })).next(); });
attempt(() => { const it = g(make({ next: () => ({}), return() { console.log('closed'); return {}; } })); it.next(); it.throw('lost'); });
attempt(() => { const it = g(make({ next: () => ({}), return: () => 5 })); it.next(); it.return(1); });
attempt(() => { const it = g(make({ next: () => ({}), throw: () => 5 })); it.next(); it.throw(1); });
attempt(() => { const it = g(make({ next: () => ({}), throw: 5 })); it.next(); try { it.throw(1); } catch { console.log('no method'); } });
attempt(() => { const it = g(make({ next: () => ({}), return: undefined })); it.next(); console.log(it.return(1)); });
attempt(() => { for (const v of g(make({ next: () => ({ get value() { throw new Error('value'); } }) }))) console.log(v); });
// expect: in TypeError
// expect: TypeError: Iterator result 1 is not an object
// expect: closed
// expect: in TypeError
// expect: TypeError: The iterator does not provide a 'throw' method.
// expect: in TypeError
// expect: TypeError: Iterator result 5 is not an object
// expect: in TypeError
// expect: TypeError: Iterator result 5 is not an object
// expect: in TypeError
// expect: no method
// expect: { value: 1, done: true }
// expect: Error: value
