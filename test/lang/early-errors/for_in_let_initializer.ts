// expect syntax error: TG1113
for (let a = 1 in {}) {}
