// expect syntax error: TG1217
class A { *constructor() {} }
