// expect syntax error: any
for (let a of 1, 2) {}
