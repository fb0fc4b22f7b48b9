// limit: deadline|fuel
const hay = 'a'.repeat(2000000), needle = 'a'.repeat(1000000) + 'b';
for (;;) hay.indexOf(needle);
