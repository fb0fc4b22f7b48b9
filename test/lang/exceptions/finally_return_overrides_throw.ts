const f = () => { try { throw new Error('lost'); } finally { return 'finally'; } };
console.log(f()); // expect: finally
