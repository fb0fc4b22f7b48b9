try {
  throw 1;
} catch (e) {
  var e: any = 2;
  console.log(e); // expect: 2
}
console.log(e); // expect: undefined
