// expect syntax error: TG1231
class A { x = arguments; }
