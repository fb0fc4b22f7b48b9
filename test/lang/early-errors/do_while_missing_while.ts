// expect syntax error: TG1101
do {} 1;
