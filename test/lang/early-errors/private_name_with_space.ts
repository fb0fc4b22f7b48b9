// expect syntax error: TG1002
class A { # x; }
