class A { get x() { return 'getter'; } }
class B extends A { // @ts-ignore: wrong by its types, on purpose
  x = 'field'; }
console.log(new A().x, new B().x); // expect: getter field
