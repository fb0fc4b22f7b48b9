// expect syntax error: TG1209
a: a: ;
