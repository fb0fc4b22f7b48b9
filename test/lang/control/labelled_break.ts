let s = '';
outer: for (let i = 0; ; i++) {
  for (let j = 0; j < 3; j++) {
    if (i === 1 && j === 1) break outer;
    s += `${i}${j} `;
  }
}
console.log(s); // expect: 00 01 02 10
