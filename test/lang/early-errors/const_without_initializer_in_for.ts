// expect syntax error: TG1110
for (const a; ; ) {}
