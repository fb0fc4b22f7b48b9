// expect syntax error: any
class A { get constructor() { return 1; } }
