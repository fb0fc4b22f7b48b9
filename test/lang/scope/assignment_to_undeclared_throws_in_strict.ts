'use strict';
try {
  // @ts-ignore: wrong by its types, on purpose
  undeclaredStrict = 1;
} catch (e: any) {
  console.log(e.name); // expect: ReferenceError
}
