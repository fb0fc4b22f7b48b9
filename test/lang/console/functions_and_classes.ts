function named() {}
class A {}
class B extends A { static s = 1; }
console.log(named, () => {}, function () {}, A, B, Math.max); // expect: [Function: named] [Function (anonymous)] [Function (anonymous)] [class A] [class B extends A] { s: 1 } [Function: max]
console.log([named, A]); // expect: [ [Function: named], [class A] ]
const withProps: any = () => {};
withProps.x = 1;
console.log(withProps); // expect: [Function: withProps] { x: 1 }
