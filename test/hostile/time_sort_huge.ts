// limit: deadline
const a = Array.from({ length: 300000 }, (_, i) => (i * 7919) % 300007);
for (;;) [...a].sort((x, y) => x - y);
