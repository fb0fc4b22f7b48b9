// expect syntax error: TG2001
{ function f() {} let f; }
