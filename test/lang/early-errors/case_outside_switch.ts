// expect syntax error: TG1100
case 1: ;
