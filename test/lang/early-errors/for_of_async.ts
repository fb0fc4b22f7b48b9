// expect syntax error: TG1237
for (async of []) {}
