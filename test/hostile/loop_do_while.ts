// limit: deadline
let n = 0;
do { n++; } while (n > 0);
