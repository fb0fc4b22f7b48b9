// expect syntax error: any
class A extends Object { x = super(); }
