// expect syntax error: any
class A { static { let a; let a; } }
