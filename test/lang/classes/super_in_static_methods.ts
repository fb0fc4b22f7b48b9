class A { static make() { return 'made by ' + this.name; } }
class B extends A { static make() { return super.make() + '!'; } }
console.log(B.make()); // expect: made by B!
