class A { n = 3; get = () => this.n; }
const { get } = new A();
console.log(get()); // expect: 3
