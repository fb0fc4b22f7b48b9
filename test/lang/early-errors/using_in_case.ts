// expect syntax error: any
switch (1) { case 1: using x = null; }
