// expect syntax error: any
{ function f() {} let f; }
