class Outer {
  #x = 'outer';
  make() {
    const outer = this;
    return new (class Inner {
      #y = 'inner';
      read() { return outer.#x + this.#y; }
    })();
  }
}
console.log(new Outer().make().read()); // expect: outerinner
