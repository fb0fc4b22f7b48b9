// limit: stack
const cmp: any = () => [2, 1].sort(cmp).length;
[2, 1].sort(cmp);
