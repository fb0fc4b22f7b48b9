console.log('abc'.replace(/(?:)/g, '-'), 'abc'.replace(/x*/g, '-'), 'aXb'.replace(/X*/g, '_'), 'é€'.replace(/(?=€)/g, '|')); // expect: -a-b-c- -a-b-c- _a__b_ é|€
