// limit: deadline
for (;;) eval('1');
