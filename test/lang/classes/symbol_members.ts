class Range {
  constructor(private lo: number, private hi: number) {}
  [Symbol.iterator]() {
    let n = this.lo; const hi = this.hi;
    return { next: () => (n <= hi ? { value: n++, done: false } : { value: undefined, done: true }) };
  }
  get [Symbol.toStringTag]() { return 'Range'; }
  [Symbol.toPrimitive]() { return this.hi - this.lo; }
}
const r: any = new Range(1, 4);
console.log([...r].join(), String(Object.prototype.toString.call(r)), +r); // expect: 1,2,3,4 [object Range] 3
