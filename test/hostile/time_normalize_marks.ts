// limit: fuel
const marks = 'a' + '\u0301\u0316\u0345'.repeat(1000000);
for (;;) marks.normalize();
