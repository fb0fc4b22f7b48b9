console.log(JSON.stringify([new Number(1), new String('s'), new Boolean(false), Object(Symbol())]), JSON.stringify({ n: new Number(NaN) })); // expect: [1,"s",false,{}] {"n":null}
