// expect syntax error: TG1220
class A { #x; #x; }
