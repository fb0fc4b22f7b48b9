// expect syntax error: TG1217
class A { get constructor() { return 1; } }
