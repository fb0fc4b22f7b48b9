// expect syntax error: any
(a) => (b) => => 1;
