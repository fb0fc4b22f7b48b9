for (let i = 0; i < 50000; i++) { const a: any = {}, b: any = { a }; a.b = b; }
console.log('done'); // expect: done
