try { try { throw new Error('a'); } finally { throw new Error('b'); } } catch (e: any) { console.log(e.message, e.cause); } // expect: b undefined
