const attempt = (f: () => unknown) => { try { f(); } catch (e: any) { console.log(e.name, e.message); } };
attempt(() => (Promise as any)());
attempt(() => new (Promise as any)());
attempt(() => new (Promise as any)({}));
attempt(() => Promise.prototype.then.call(1 as any));
attempt(() => Promise.prototype.finally.call(1 as any));
attempt(() => Promise.prototype.catch.call(undefined as any));
// expect: TypeError Promise constructor cannot be invoked without 'new'
// expect: TypeError Promise resolver undefined is not a function
// expect: TypeError Promise resolver #<Object> is not a function
// expect: TypeError Method Promise.prototype.then called on incompatible receiver 1
// expect: TypeError Promise.prototype.finally called on non-object
// expect: TypeError Cannot read properties of undefined (reading 'then')
