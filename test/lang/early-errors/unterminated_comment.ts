// expect syntax error: TG1003
/* abc
