// expect syntax error: TG1109
try {}
