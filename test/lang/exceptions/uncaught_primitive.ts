console.log('x'); // expect: x
throw 42;
// expect error: 42
