// expect syntax error: any
'\u{110000}';
