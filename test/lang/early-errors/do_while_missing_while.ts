// expect syntax error: any
do {} 1;
