// expect syntax error: any
let A = 1; class A {}
