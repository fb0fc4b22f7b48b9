// @ts-nocheck: what the checker rejects is emitted all the same
abstract class Animal {
  abstract readonly sound: string;
  abstract get legs(): number;
  abstract speak(times: number): string;
  protected abstract helper?(): void;
  declare ghost: string;
  private static counter = 0;
  static #hidden = 1;
  readonly id = ++Animal.counter;
  constructor(name: string);
  constructor(name: string, age?: number);
  constructor(protected name: string, public age = 1) { Animal.#hidden++; }
  describe(): string;
  describe(loud: true): string;
  describe(loud?: boolean): string { return `${this.name}${this.age}${loud ? '!' : ''} ${this.legs} ${Animal.#hidden}`; }
  static create<T extends Animal>(this: new (name: string) => T, name: string): T { return new this(name); }
}
class Dog extends Animal {
  readonly sound = 'woof';
  get legs() { return 4; }
  speak(times: number) { return Array(times).fill(this.sound).join(' '); }
}
class Bird extends Animal { override sound = 'tweet' as const; override get legs(): number { return 2; } override speak() { return this.sound; } private override helper() {} }
const dog = Dog.create('rex');
console.log(dog.speak(2), dog.describe(), dog.describe(true), dog.id, Object.keys(dog).join(), 'ghost' in dog);
console.log(new Bird('tit', 3).describe(), Object.getOwnPropertyNames(Animal.prototype).join(), Object.getOwnPropertyNames(Bird.prototype).join());
function pick(x: string): string; function pick(x: number): number; function pick(x: any) { return x; }
console.log(pick(1), pick('a'), pick.length);
class Generic<in out T, const U extends readonly unknown[] = []> implements Iterable<T> { constructor(private items: T[], readonly u?: U) {} *[Symbol.iterator]() { yield* this.items; } method<V>(this: this, v: V): [V, T?] { return [v, this.items[0]]; } get<K extends keyof this>(k: K) { return this[k]; } }
const g = new Generic<number, ['x']>([1, 2], ['x']);
console.log([...g].join(), JSON.stringify(g.method<string>('v')), JSON.stringify(g.get('u')));
const Mixin = <B extends new (...args: any[]) => object>(base: B) => class extends base { mixed = true; };
class Mixed extends Mixin(Dog) { declare readonly mixed: boolean; }
console.log(new Mixed('m').mixed, new Mixed('m').speak(1));
class Indexed { [key: string]: unknown; static [key: string]: unknown; readonly [key: `data-${string}`]: string; a = 1; static b?: number; }
console.log(Object.keys(new Indexed()).join(), Object.keys(Indexed).join());
interface Merged { extra?: number } class Merged { own = 1; } console.log(JSON.stringify(new Merged()));
class Optional { method?(): void; prop?; readonly x?: number; definite!: string; static async *gen?() { yield 1; } declare static ambient: number; accessor = 1; declare = 2; readonly = 3; abstract = 4; static = 5; async = 6; get = 7; set = 8; override = 9; type = 10; public = 11 }
console.log(JSON.stringify(new Optional()));
