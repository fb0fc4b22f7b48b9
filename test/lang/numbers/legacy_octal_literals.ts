console.log(010, 017, 08, 09.5, 0777); // expect: 8 15 8 9.5 511
console.log('\101\12'.length); // expect: 2
