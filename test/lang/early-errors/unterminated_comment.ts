// expect syntax error: any
/* abc
