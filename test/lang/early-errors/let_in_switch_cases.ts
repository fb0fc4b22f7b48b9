// expect syntax error: TG2001
switch (1) { case 1: let a; case 2: let a; }
