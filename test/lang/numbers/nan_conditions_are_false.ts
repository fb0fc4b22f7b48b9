let nan = 0 / 0;
if (nan) console.log('truthy'); else console.log('falsy'); // expect: falsy
if (!(nan < 0)) console.log('not less'); // expect: not less
if (!(nan >= 0)) console.log('not greater or equal'); // expect: not greater or equal
let loops = 0;
while (nan > loops) loops++;
console.log(loops); // expect: 0
