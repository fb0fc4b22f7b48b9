// expect syntax error: any
console.log(1;
