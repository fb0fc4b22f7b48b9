// limit: stack|range|memory|deadline
let deep: any = [];
for (let i = 0; i < 1000000; i++) deep = [deep];
structuredClone(deep);
for (;;) {}
