// expect syntax error: any
while (0) let [a] = [];
