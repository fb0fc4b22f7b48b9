// expect syntax error: any
for (let i of []) { var i; }
