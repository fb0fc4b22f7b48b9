const make = (f: any) => { try { (Promise.all as any).call(f, []); console.log('made'); } catch (e: any) { console.log(e.message); } };
make(function () {});
make(function (this: unknown, executor: any) { executor(() => {}, () => {}); executor(() => {}, () => {}); });
make(function (this: unknown, executor: any) { executor(undefined, undefined); executor(() => {}, () => {}); });
make({});
make(undefined);
for (const name of ['resolve', 'reject', 'race', 'any', 'allSettled']) try { (Promise as any)[name].call(1); } catch (e: any) { console.log(e.message); }
// expect: Promise resolve or reject function is not callable
// expect: Promise executor has already been invoked with non-undefined arguments
// expect: made
// expect: #<Object> is not a constructor
// expect: Promise.all called on non-object
// expect: PromiseResolve called on non-object
// expect: PromiseReject called on non-object
// expect: Promise.race called on non-object
// expect: Promise.any called on non-object
// expect: Promise.allSettled called on non-object
