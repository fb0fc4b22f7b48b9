// expect syntax error: any
for (let of []) {}
