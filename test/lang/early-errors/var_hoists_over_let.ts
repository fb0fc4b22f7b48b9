// expect syntax error: any
let a; { var a; }
