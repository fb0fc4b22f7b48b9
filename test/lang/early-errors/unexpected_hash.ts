// expect syntax error: any
#;
