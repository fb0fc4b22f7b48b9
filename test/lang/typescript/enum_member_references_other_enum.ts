enum A { X = 5 }
enum B { Y = A.X * 2, Z }
console.log(B.Y, B.Z, B[10]); // expect: 10 11 Y
