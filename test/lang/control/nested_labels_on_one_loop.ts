a: b: for (let i = 0; i < 3; i++) {
  for (;;) {
    if (i === 0) continue a;
    if (i === 1) continue b;
    break a;
  }
}
console.log('done'); // expect: done
