// expect syntax error: TG1120
function f(...a = []) {}
