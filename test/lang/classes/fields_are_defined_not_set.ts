class Base { set x(v: any) { console.log('setter'); } }
class Sub extends Base {
  // @ts-ignore: wrong by its types, on purpose
  x = 5;
}
console.log(new Sub().x, Object.keys(new Sub()).join()); // expect: 5 x
