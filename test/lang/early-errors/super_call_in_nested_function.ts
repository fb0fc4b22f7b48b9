// expect syntax error: TG1214
class A extends Object { constructor() { function f() { super(); } } }
