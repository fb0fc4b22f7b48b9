// expect syntax error: any
super.x;
