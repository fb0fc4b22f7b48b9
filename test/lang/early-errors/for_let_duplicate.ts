// expect syntax error: any
for (let i = 0, i = 1; ; ) {}
