// expect syntax error: any
class let {}
