// expect syntax error: TG1214
class A { constructor() { super(); } }
