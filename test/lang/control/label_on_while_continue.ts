let i = 0;
loop: while (i < 5) {
  i++;
  switch (i) {
    case 2: continue loop;
    case 4: break loop;
  }
  console.log(i);
}
// expect: 1
// expect: 3
