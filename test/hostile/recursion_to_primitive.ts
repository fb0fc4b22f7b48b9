// limit: stack
const o: any = { [Symbol.toPrimitive]() { return `${this}`; } };
`${o}`;
