// expect syntax error: TG1114
a: let b;
