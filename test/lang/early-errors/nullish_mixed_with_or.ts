// expect syntax error: TG1226
1 ?? 2 || 3;
