// An arrow function has no `arguments` of its own, but code for eval may declare it one, which members of it mean too.
const alone = () => {
  eval('var arguments = [1, 2]');
  console.log(eval('arguments.length'), eval('arguments[0]'), arguments.length); // expect: 2 1 2
};
alone();

function around() {
  const arrow = () => {
    console.log(arguments.length, arguments[2]); // expect: 3 c
    eval('var arguments = "xy"');
    console.log(arguments.length, arguments[1], eval('arguments.length')); // expect: 2 y 2
    return () => arguments[0];
  };
  console.log(arrow()(), arguments[0], arguments.length); // expect: x a 3
}
around('a', 'b', 'c');

const removed = () => {
  eval('var arguments = "z"; delete arguments');
  try {
    console.log(arguments.length);
  } catch (error) {
    console.log(error.name); // expect: ReferenceError
  }
};
removed();
