// limit: deadline
const params = new URLSearchParams();
for (let i = 0; i < 3000; i++) params.append('k' + ((i * 7919) % 3001), '&=%');
for (;;) {
  params.sort();
  params.toString();
}
