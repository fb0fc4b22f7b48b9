// expect syntax error: any
class A { 1 + 1 }
