// expect syntax error: any
for (const a; ; ) {}
