// expect syntax error: TG1227
-1 ** 2;
