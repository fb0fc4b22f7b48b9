// expect syntax error: TG1101
for (let of []) {}
