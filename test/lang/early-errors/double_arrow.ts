// expect syntax error: TG1102
(a) => (b) => => 1;
