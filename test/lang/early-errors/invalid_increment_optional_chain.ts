// expect syntax error: any
let a; a?.b++;
