console.log(/(ab)\1/i.exec('xabABy')![0], /(é)\1/iu.exec('éÉ')![0]); // expect: abAB éÉ
