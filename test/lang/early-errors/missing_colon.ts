// expect syntax error: TG1101
true ? 1;
