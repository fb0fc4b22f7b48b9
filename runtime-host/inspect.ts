// What console.log shows of the objects of this package: what they are, not what they hold.

const CUSTOM = Symbol.for('nodejs.util.inspect.custom');

/** Gives a class a text of its own in Node's inspection. */
export function inspectAs<T>(target: { prototype: T }, text: (value: T) => string): void {
  Object.defineProperty(target.prototype, CUSTOM, {
    value(this: T): string {
      return text(this);
    },
    writable: true,
    configurable: true,
  });
}
