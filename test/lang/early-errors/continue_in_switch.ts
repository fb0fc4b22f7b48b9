// expect syntax error: TG1207
switch (1) { case 1: continue; }
