// limit: stack
const f = (x: any): any => [x].map(f);
f(1);
