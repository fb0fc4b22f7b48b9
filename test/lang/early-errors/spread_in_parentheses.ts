// expect syntax error: TG1100
(...a);
