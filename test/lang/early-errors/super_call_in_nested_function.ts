// expect syntax error: any
class A extends Object { constructor() { function f() { super(); } } }
