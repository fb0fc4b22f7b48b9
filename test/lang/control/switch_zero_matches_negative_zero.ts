switch (-0) { case 0: console.log('zero'); } // expect: zero
switch (2 ** 31) { case 2147483648: console.log('big'); } // expect: big
