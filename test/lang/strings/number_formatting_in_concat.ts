console.log('' + 1.0 + 0.1 + 1e21 + 1e-7 + -0 + NaN + Infinity + 0xff); // expect: 10.11e+211e-70NaNInfinity255
