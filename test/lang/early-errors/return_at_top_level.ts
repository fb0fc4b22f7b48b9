// expect syntax error: TG1211
return 1;
