// expect syntax error: TG2001
class A {} class A {}
