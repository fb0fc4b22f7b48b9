// limit: deadline
for (;;) { try { while (true) {} } catch {} }
