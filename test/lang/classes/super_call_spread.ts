class A { all: any[]; constructor(...all: any[]) { this.all = all; } }
class B extends A { constructor(...r: any[]) { super(0, ...r, 9); } }
console.log(new B(1, 2).all.join()); // expect: 0,1,2,9
