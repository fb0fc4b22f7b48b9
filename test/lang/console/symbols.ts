console.log(Symbol('s'), Symbol(), [Symbol.iterator], { k: Symbol('v') }); // expect: Symbol(s) Symbol() [ Symbol(Symbol.iterator) ] { k: Symbol(v) }
