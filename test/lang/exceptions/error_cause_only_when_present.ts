console.log('cause' in new Error('a', {}), 'cause' in new Error('a', { cause: undefined }), 'cause' in new Error('a', 5 as any)); // expect: false true false
