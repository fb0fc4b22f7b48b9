class P { constructor(readonly id: number, public tags: string[] = [], private secret = id * 2, protected override_ = tags.length) {} show() { return [this.id, this.tags.join('+'), this.secret, this.override_].join(); } }
console.log(new P(1).show(), new P(2, ['a', 'b']).show()); // expect: 1,,2,0 2,a+b,4,2
