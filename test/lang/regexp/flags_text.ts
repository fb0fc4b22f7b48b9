console.log(/a/dgimsuy.flags, /a/v.flags, /a/.flags === '', Object.getOwnPropertyDescriptor(RegExp.prototype, 'flags')!.get!.call({ global: 1, sticky: 'y' })); // expect: dgimsuy v true gy
