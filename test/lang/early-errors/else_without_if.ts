// expect syntax error: TG1100
else 1;
