const made: RegExp[] = []; for (let i = 0; i < 2; i++) made.push(/a/g); made[0].test('a'); console.log(made[0] === made[1], made[0].lastIndex, made[1].lastIndex); // expect: false 1 0
