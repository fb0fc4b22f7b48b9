// expect syntax error: TG1114
while (0) let [a] = [];
