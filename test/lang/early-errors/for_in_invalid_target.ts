// expect syntax error: TG1200
for (1 in {}) {}
