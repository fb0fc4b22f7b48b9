// expect syntax error: TG1008
'\x4';
