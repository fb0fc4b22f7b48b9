class A {
  static base = 10;
  static twice = this.base * 2;
  static self = () => this;
}
console.log(A.twice, A.self() === A); // expect: 20 true
