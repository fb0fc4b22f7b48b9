// expect syntax error: any
try {} catch () {}
