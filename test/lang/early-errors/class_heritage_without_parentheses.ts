// expect syntax error: any
class A extends 1 + 1 {}
