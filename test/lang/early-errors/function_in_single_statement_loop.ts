// expect syntax error: any
while (0) function f() {}
