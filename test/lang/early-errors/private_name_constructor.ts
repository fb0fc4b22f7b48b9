// expect syntax error: any
class A { #constructor; }
