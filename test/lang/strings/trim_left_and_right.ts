console.log(''.trimLeft === ''.trimStart, ' a '.trimRight() + '|', ''.trimLeft.name); // expect: true  a| trimStart
