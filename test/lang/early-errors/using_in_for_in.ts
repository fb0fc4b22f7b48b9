// expect syntax error: any
for (using x in {}) {}
