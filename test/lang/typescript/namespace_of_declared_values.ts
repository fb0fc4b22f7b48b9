// A namespace exists when anything in it is more than a type, be it only declared: TypeScript has it so.
namespace Declared {
  export declare const nothing: number;
}
console.log(typeof Declared, Object.keys(Declared).length); // expect: object 0

namespace Outer.inner {
  declare function f(): void;
}
console.log(JSON.stringify(Outer)); // expect: {"inner":{}}

namespace Around {
  declare namespace Nothing {
    const x: number;
  }
}
console.log(JSON.stringify(Around)); // expect: {}

namespace Empty {
  interface I {}
  export type T = I;
  namespace Types {
    type U = T;
  }
}
// @ts-ignore: the checker knows that nothing of it is a value
console.log(typeof Empty); // expect: undefined
