// expect syntax error: any
class A { x = arguments; }
