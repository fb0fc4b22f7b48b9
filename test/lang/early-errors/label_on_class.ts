// expect syntax error: TG1114
a: class B {}
