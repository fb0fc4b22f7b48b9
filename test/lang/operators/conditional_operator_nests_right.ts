const grade = (n: number) => (n > 90 ? 'A' : n > 80 ? 'B' : n > 70 ? 'C' : 'F');
console.log(grade(95), grade(85), grade(75), grade(5)); // expect: A B C F
