console.log({ text: 'one\ntwo' }, ['x\ny']); // expect: { text: 'one\ntwo' } [ 'x\ny' ]
