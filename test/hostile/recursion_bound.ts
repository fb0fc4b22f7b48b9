// limit: stack
let f: any = () => g();
const g = (() => f()).bind(null);
f();
