const hay = 'a'.repeat(1000) + 'b' + 'a'.repeat(1000);
console.log(hay.indexOf('b'), hay.indexOf('ab'), hay.indexOf('aab'), hay.lastIndexOf('aab'), hay.indexOf('ba'), hay.indexOf('bb'), hay.indexOf('a'.repeat(1001)), hay.indexOf('日'), ('日' + hay).indexOf('b')); // expect: 1000 999 998 998 1000 -1 -1 -1 1001
