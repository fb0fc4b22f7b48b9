try { [1, 2, 3].map((x) => { if (x === 2) throw new Error('in map'); return x; }); } catch (e: any) { console.log(e.message); } // expect: in map
try { [2, 1].sort(() => { throw new Error('in sort'); }); } catch (e: any) { console.log(e.message); } // expect: in sort
try { JSON.stringify({ toJSON() { throw new Error('in toJSON'); } }); } catch (e: any) { console.log(e.message); } // expect: in toJSON
try { String({ toString() { throw new Error('in toString'); } }); } catch (e: any) { console.log(e.message); } // expect: in toString
try { new Map([1] as any); } catch (e: any) { console.log(e.name); } // expect: TypeError
