// expect syntax error: TG1101
for (let a of 1, 2) {}
