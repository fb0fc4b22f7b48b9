// expect syntax error: TG1007
/a/gg;
