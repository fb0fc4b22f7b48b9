const f = (n: number) => { let s = ''; switch (n) { case 1: s += 'one '; case 2: s += 'two '; break; case 3: s += 'three '; default: s += 'default '; } return s.trim(); };
console.log(f(1), '|', f(2), '|', f(3), '|', f(4)); // expect: one two | two | three default | default
