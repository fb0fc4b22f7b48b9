// expect syntax error: any
let i; for (var i = 0; ; ) break;
