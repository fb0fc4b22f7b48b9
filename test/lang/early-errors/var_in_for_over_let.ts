// expect syntax error: TG2001
let i; for (var i = 0; ; ) break;
