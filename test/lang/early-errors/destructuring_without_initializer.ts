// expect syntax error: any
let { a };
