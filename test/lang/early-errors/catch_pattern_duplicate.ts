// expect syntax error: any
try {} catch ([e, e]) {}
