// limit: deadline
for (;;) {}
