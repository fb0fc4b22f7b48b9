// expect syntax error: TG1016
/+/;
