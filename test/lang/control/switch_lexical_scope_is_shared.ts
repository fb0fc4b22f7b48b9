switch (2 as number) {
  case 1: let x = 'one';
  case 2: x = 'two'; console.log(x);
}
// expect error: ReferenceError: Cannot access 'x' before initialization
