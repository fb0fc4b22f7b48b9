// expect syntax error: any
if () {}
