// expect syntax error: TG1208
for (;;) { break nowhere; }
