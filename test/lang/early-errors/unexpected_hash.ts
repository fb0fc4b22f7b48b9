// expect syntax error: TG1002
#;
