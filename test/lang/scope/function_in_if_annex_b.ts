if (true) function f() { return 'yes'; }
console.log(f()); // expect: yes
