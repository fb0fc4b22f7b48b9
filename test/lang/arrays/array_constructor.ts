console.log(new Array(3).length, 0 in new Array(3), new Array('3' as any).join(), new Array(1, 2).join(), Array(2).length, Array.of(3).join(), Array.of().length); // expect: 3 false 3 1,2 2 3 0
console.log(new Array(4294967295).length); // expect: 4294967295
