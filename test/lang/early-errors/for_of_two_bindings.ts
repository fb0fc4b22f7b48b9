// expect syntax error: any
for (let a, b of []) {}
