// @ts-nocheck: what the checker rejects is emitted all the same
// @target ES2021
// @useDefineForClassFields true
const log: string[] = [];
const show = () => console.log(log.splice(0).join());
class A { constructor() { this.init(); } init() { log.push('A.init'); } a = log.push('a'); }
class B extends A { b = 'field'; declare c: string; override init() { super.init(); this.b = 'set by init'; this.c = 'declared'; } }
const b = new B(); console.log(b.b, b.c); show();
class C extends A { constructor(readonly x = log.push('default'), private y?: number) { log.push('before'); const z = x; super(); log.push('after', String(this.x === z)); } field = log.push('field'); }
new C(); show();
class F<T> { #v: T; constructor(v: T, public w = v) { this.#v = v; } get v(): T { return this.#v; } static of<T>(this: new (v: T) => F<T>, v: T) { return new this(v); } }
console.log(F.of(5).v, F.of('x').w);
class G { static a = 1; static b = G.a + 1; static { this.d = this.b + 1; } static d: number; static e? = 2; static readonly f: number = G.d; static #p = 9; static get p() { return G.#p; } }
console.log(JSON.stringify(G), G.p);
class H { x = 1; y = this.x + 1; 'z' = () => this.y; [Symbol.toStringTag] = 'H'; async *[Symbol.asyncIterator]() { yield this.x; } get [`w`]() { return 4; } set w(v) { log.push('w' + v); } static async m() { return super.toString === Function.prototype.toString; } }
const h: any = new H(); h.w = 5; console.log(String(h), h.z(), h.w, await H.m()); for await (const v of h) console.log(v); show();
const I = class { constructor(public i = 1) {} }; console.log(new I().i, I.name);
abstract class J { abstract m(): void; n() { return this.m(); } constructor(protected j: string) {} } const j = new (class extends J { m() { return this.j; } })('j'); console.log(j.n());
class K extends (class { base = 1; } as any) { own = (this as any).base + 1; } console.log(JSON.stringify(new K()));
