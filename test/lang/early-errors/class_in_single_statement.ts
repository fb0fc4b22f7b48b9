// expect syntax error: any
while (0) class A {}
