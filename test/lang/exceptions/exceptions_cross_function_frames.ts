const c = () => { throw new TypeError('deep'); };
const b = () => { try { c(); } finally { console.log('b finally'); } }; // expect: b finally
const a = () => { b(); console.log('never'); };
try { a(); } catch (e: any) { console.log(e.name, e.message); } // expect: TypeError deep
