// expect syntax error: TG2001
let f = 1; function f() {}
