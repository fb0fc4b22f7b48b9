const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } };
check(() => `${Symbol('x') as any}`);
check(() => +(Symbol() as any));
check(() => Object.create(null) + '');
check(() => 'a' in (5 as any));
check(() => ({}) instanceof (5 as any));
check(() => (Symbol as any)() && new (Symbol as any)());
// expect: TypeError: Cannot convert a Symbol value to a string
// expect: TypeError: Cannot convert a Symbol value to a number
// expect: TypeError: Cannot convert object to primitive value
// expect: TypeError: Cannot use 'in' operator to search for 'a' in 5
// expect: TypeError: Right-hand side of 'instanceof' is not an object
// expect: TypeError: Symbol is not a constructor
