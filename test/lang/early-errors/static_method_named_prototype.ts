// expect syntax error: any
class A { static prototype() {} }
