// expect syntax error: TG1216
class A { constructor() {} constructor() {} }
