console.log(eval('1; if (false) 2;'), eval('1; do {} while (false)'), eval('1; while (false);'), eval('1; for (var k in {});')); // expect: undefined undefined undefined undefined
console.log(eval('1; switch (1) {}'), eval('1; try {} finally { 2 }'), eval('1; try { throw 2 } catch (e) {}'), eval('1; {}')); // expect: undefined undefined undefined 1
console.log(eval('do { 1; try { 2 } finally { 3; break; } } while (false)'), eval('4; do { 5; continue; } while (false)')); // expect: 3 5
