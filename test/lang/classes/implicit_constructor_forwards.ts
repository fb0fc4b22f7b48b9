// The constructor that a derived class does not write passes on every argument, however many, and new.target.
class Base {
  readonly seen: string;
  constructor(...values: unknown[]) {
    this.seen = `${values.join(',')} ${new.target.name}`;
  }
}
class Middle extends Base {
  field = 1;
}
class Last extends Middle {}
console.log(new Middle().seen); // expect:  Middle
console.log(new Last(1).seen, new Last(1, 2, 3).field); // expect: 1 Last 1
console.log(new (Last as any)(...Array.from({ length: 40 }, (_, i) => i)).seen); // expect: 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39 Last
