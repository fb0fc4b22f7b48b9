// expect syntax error: TG2001
let a; { var a; }
