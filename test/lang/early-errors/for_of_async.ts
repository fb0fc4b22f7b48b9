// expect syntax error: any
for (async of []) {}
