// expect syntax error: TG1218
class A { static prototype() {} }
