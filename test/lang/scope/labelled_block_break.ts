outer: {
  console.log('in'); // expect: in
  if (true) break outer;
  console.log('no');
}
console.log('out'); // expect: out
