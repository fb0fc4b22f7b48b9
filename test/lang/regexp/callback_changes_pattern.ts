const r = /a/g;
console.log('aaa'.replace(r, () => { r.lastIndex = 5; r.compile('b'); return 'x'; }), r.lastIndex, String(r)); // expect: xxx 0 /b/
