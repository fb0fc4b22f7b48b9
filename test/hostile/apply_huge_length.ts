// limit: stack|range|memory|deadline
Math.max.apply(null, { length: 4294967295 } as any);
for (;;) {}
