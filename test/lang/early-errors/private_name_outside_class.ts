// expect syntax error: TG1219
({}).#x;
