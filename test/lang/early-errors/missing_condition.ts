// expect syntax error: TG1102
if () {}
