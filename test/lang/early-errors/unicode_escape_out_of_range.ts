// expect syntax error: TG1009
'\u{110000}';
