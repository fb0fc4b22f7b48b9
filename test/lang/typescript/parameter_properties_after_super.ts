class Base { constructor(public log: string[] = []) { this.log.push('base'); } }
class Sub extends Base {
  constructor(public x: number, override readonly log: string[] = []) { super(log); this.log.push('sub ' + this.x); }
}
console.log(new Sub(4).log.join()); // expect: base,sub 4
