let steps = 0, sum = 0;
for (let i = 2147483645; i <= 2147483650; i++) {
  steps++;
  sum += i - 2147483645;
}
console.log(steps, sum); // expect: 6 15
