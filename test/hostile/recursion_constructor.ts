// limit: stack
class A { child = new A(); }
new A();
