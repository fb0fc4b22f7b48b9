// expect syntax error: TG1111
throw
1;
