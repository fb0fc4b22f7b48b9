const name = (f: () => unknown) => { try { f(); return 'done'; } catch (e) { return (e as Error).constructor.name; } };
console.log(name(() => Object.defineProperty([], 'length', { value: -1, configurable: true }))); // expect: RangeError
console.log(name(() => Object.defineProperty([], 'length', { value: 1, configurable: true }))); // expect: TypeError
const log: string[] = [];
const a = [1, 2, 3];
Object.defineProperty(a, 'length', { value: { valueOf() { log.push('valueOf'); return 2; } } as any, writable: false });
console.log(a.length, log.length, name(() => Object.defineProperty(a, 'length', { value: 1 })), name(() => Object.defineProperty(a, 'length', { value: 2 }))); // expect: 2 2 TypeError done
