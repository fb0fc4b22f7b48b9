function f(a: any) {
  with ({ arguments: [7, 8] }) {
    console.log(arguments[0], arguments.length, arguments['length']); // expect: 7 2 2
  }
  with ({}) {
    console.log(arguments[0], arguments.length); // expect: own 1
  }
}
f('own');
