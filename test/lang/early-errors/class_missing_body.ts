// expect syntax error: TG1101
class A
