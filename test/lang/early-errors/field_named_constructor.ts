// expect syntax error: TG1218
class A { constructor = 1; }
