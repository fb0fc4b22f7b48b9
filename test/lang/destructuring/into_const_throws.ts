const c = 1;
try {
  // @ts-ignore
  [c] = [2];
} catch (e: any) { console.log(e.name, c); } // expect: TypeError 1
