// expect syntax error: TG2001
class A { static { let a; let a; } }
