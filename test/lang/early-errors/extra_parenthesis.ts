// expect syntax error: any
(1));
