try {
  for (let x of [x]) console.log('no');
} catch (e: any) {
  console.log(e.name); // expect: ReferenceError
}
