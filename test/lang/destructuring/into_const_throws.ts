const c = 1;
try {
  // @ts-ignore: wrong by its types, on purpose
  [c] = [2];
} catch (e: any) { console.log(e.name, c); } // expect: TypeError 1
