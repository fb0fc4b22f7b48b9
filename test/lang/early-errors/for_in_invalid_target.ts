// expect syntax error: any
for (1 in {}) {}
