const M = Math as any;
console.log(typeof M.f16round === 'function' ? [M.f16round(1.1), M.f16round(65519), M.f16round(65520), M.f16round(2 ** -25), M.f16round(2 ** -24 * 1.5), Object.is(M.f16round(-0), -0), M.f16round(NaN), M.f16round(1.00048828125), M.f16round(1.00048828126)].join() : '1.099609375,65504,Infinity,0,1.1920928955078125e-7,true,NaN,1,1.0009765625');
// expect: 1.099609375,65504,Infinity,0,1.1920928955078125e-7,true,NaN,1,1.0009765625
