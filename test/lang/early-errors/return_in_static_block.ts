// expect syntax error: TG1211
class A { static { return; } }
