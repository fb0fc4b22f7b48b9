let count = 0;
for (let i = 0; i < 10; i++) {
  const skip = () => { i += 4; };
  skip();
  count++;
}
console.log(count); // expect: 2
