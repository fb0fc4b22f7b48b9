// expect syntax error: TG1114
for (;;) const a = 1;
