// Built-ins have shapes of their own, without ancestors: changes of their structure in every way.
Object.defineProperty(Array.prototype, 'at', { enumerable: true });
const keys: string[] = [];
for (const key in [1]) keys.push(key);
console.log(keys.join(), [1, 2].at(-1)); // expect: 0,at 2
delete (Array.prototype as any).at;
console.log('at' in [], [3].concat(4).length); // expect: false 2
(Map.prototype as any).extra = function (this: Map<unknown, unknown>) {
  return this.size;
};
console.log((new Map([[1, 2]]) as any).extra(), Object.keys(Map.prototype).join()); // expect: 1 extra
Object.freeze(Math);
console.log(Reflect.set(Math, 'more', 1)); // expect: false
console.log(Object.isFrozen(Math), Math.max(1, 2)); // expect: true 2
Object.defineProperty(Set, 'name', { value: 'Bag', writable: true });
(Set as any).name += '!';
console.log(Set.name, Object.getOwnPropertyNames(Set).includes('prototype')); // expect: Bag! true
Object.setPrototypeOf(Reflect, { inherited: 5 });
console.log((Reflect as any).inherited, typeof Reflect.ownKeys); // expect: 5 function
const before = Object.getOwnPropertyNames(String.prototype);
Object.defineProperty(String.prototype, 'trim', { get: () => () => 'trimmed' });
console.log(' x '.trim(), ' y'.trimStart()); // expect: trimmed y
const after = Object.getOwnPropertyNames(String.prototype);
console.log(before.join() === after.join()); // expect: true
