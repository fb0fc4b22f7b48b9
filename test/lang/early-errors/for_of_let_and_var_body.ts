// expect syntax error: TG2001
for (let i of []) { var i; }
