// `prototype` comes last, as in V8.
console.log(Reflect.ownKeys(Function('return 1')).join(), Reflect.ownKeys(class {}).join()); // expect: length,name,arguments,caller,prototype length,name,prototype
