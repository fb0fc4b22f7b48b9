let sum = 0;
for (let y = 0; y < 20; y++) for (let x = 0; x < 40; x++) { let zr = 0, zi = 0, n = 0; const cr = x / 20 - 1.5, ci = y / 10 - 1; while (zr * zr + zi * zi < 4 && n < 50) { [zr, zi] = [zr * zr - zi * zi + cr, 2 * zr * zi + ci]; n++; } sum += n; }
console.log(sum); // expect: 19156
