// limit: deadline
const a = Array.from({ length: 100000 }, (_, i) => 'key' + ((i * 7919) % 100003));
for (;;) [...a].sort();
