console.log(/null/.test(null as any), /undefined/.test(undefined as any), /1/.exec(1 as any)!.input, /a/.test({ toString: () => 'cat' } as any)); // expect: true true 1 true
