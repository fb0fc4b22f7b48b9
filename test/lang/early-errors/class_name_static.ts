// expect syntax error: any
class static {}
