// expect syntax error: any
let f = 1; function f() {}
