// expect syntax error: TG1227
typeof 1 ** 2;
