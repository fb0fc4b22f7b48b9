// limit: stack|deadline
let a: any = [];
for (let i = 0; i < 100000; i++) a = [a];
String(a);
