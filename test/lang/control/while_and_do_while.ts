let n = 0, s = '';
while (n < 3) s += n++;
do { s += 'd'; } while (false);
do s += n--; while (n > 1)
console.log(s, n); // expect: 012d32 1
