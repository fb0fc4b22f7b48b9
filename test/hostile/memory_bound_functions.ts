// limit: memory
let f: any = () => 1;
for (;;) f = f.bind(null, 1, 2, 3);
