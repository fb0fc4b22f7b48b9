// expect syntax error: TG1112
for (let a, b of []) {}
