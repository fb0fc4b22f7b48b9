// expect syntax error: TG2001
for (let [a, a] in {}) {}
