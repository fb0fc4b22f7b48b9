console.log('a'.concat('b', 1 as any, null as any), ''.concat() === '', 'x'.concat([1, 2] as any)); // expect: ab1null true x1,2
