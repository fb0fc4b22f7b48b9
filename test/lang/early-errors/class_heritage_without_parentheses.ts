// expect syntax error: TG1101
class A extends 1 + 1 {}
