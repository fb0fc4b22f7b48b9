// expect syntax error: any
console.log(010, 017, 08, 09.5, 0777);
console.log('\101\12'.length);
