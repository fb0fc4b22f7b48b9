// expect syntax error: any
super();
