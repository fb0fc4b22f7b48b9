console.log(/\1(a)/.exec('aa'), /(?:\1b|(a))+/.exec('aab')); // expect: [ 'a', 'a', index: 0, input: 'aa', groups: undefined ] [ 'aab', undefined, index: 0, input: 'aab', groups: undefined ]
