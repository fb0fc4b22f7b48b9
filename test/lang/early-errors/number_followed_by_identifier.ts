// expect syntax error: TG1014
3in [];
