// expect syntax error: TG1103
try {} catch () {}
