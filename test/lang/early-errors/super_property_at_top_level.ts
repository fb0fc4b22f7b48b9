// expect syntax error: TG1214
super.x;
