const log: string[] = [];
outer: for (let i = 0; i < 3; i++) {
  try {
    switch (i) { case 0: continue outer; case 1: break; default: break outer; }
    log.push('after ' + i);
  } finally { log.push('f' + i); }
}
console.log(log.join()); // expect: f0,after 1,f1,f2
