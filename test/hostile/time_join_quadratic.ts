// limit: deadline|memory
const a = Array.from({ length: 50000 }, (_, i) => i);
for (;;) a.join();
