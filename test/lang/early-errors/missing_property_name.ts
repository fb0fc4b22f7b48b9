// expect syntax error: TG1103
a.;
