console.log(/[]/.test('a'), /[^]/.test('\n'), /[-a]+/.exec('a-b')![0], /[a-]+/.exec('-a')![0], /[\]^]+/.exec(']^')![0], /[\b]/.test('\b')); // expect: false true a- -a ]^ true
