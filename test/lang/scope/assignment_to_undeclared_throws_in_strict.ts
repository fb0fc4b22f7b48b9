'use strict';
try {
  // @ts-ignore
  undeclaredStrict = 1;
} catch (e: any) {
  console.log(e.name); // expect: ReferenceError
}
