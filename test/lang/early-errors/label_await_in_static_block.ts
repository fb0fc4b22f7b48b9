// expect syntax error: TG1201
class A { static { await: ; } }
