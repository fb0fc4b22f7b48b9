// expect syntax error: any
class A {} class A {}
