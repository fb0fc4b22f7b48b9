// expect syntax error: any
for (let [a, a] in {}) {}
