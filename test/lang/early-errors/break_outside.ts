// expect syntax error: any
break;
