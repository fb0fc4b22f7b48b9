// expect syntax error: TG2001
for (let i = 0, i = 1; ; ) {}
