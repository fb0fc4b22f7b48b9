let x = 'outer';
{
  try {
    console.log(x);
  } catch (e: any) {
    console.log(e.name); // expect: ReferenceError
  }
  let x = 'inner';
}
