// limit: deadline|memory
let f: any = () => 1;
for (let i = 0; i < 20000; i++) f = f.bind(null, 1);
for (;;) f();
