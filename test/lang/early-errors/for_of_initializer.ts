// expect syntax error: any
for (let a = 1 of []) {}
