const f = () => { try { return 'try'; } finally { throw new Error('from finally'); } };
try { f(); } catch (e: any) { console.log(e.message); } // expect: from finally
