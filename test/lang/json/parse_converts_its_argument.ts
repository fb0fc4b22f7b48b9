console.log(JSON.parse(5 as any), JSON.parse(null as any), JSON.parse({ toString: () => '[1]' } as any).length); // expect: 5 null 1
