const f = () => { try { throw new Error('first'); } catch (e: any) { e.message += ' seen'; throw e; } };
try { f(); } catch (e: any) { console.log(e.message); } // expect: first seen
