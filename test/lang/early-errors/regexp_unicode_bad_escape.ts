// expect syntax error: TG1016
/\-/u;
