// limit: fuel
let sum = 0;
for (let i = 0; i >= 0; i += 0.5) sum += i;
