// limit: stack
const it: any = { next: () => ({ value: 1, done: false }), return: () => Iterator.prototype.map.call(it, (x: any) => x).return() };
Iterator.prototype.filter.call(it, () => true).return!();
