// expect syntax error: TG1101
(1));
