// expect syntax error: TG1015
v\u0061r a = 1;
