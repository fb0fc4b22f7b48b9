// expect syntax error: TG2001
let A = 1; class A {}
