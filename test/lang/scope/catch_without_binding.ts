try { throw 1; } catch { console.log('caught'); } // expect: caught
