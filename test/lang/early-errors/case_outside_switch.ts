// expect syntax error: any
case 1: ;
