console.log(/(z?)\1b/.exec('b'), /(a)?\1b/.exec('b')); // expect: [ 'b', '', index: 0, input: 'b', groups: undefined ] [ 'b', undefined, index: 0, input: 'b', groups: undefined ]
