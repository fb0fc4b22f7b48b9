// expect syntax error: TG1101
console.log(1;
