// expect syntax error: any
try {} catch ([e]) { var e; }
