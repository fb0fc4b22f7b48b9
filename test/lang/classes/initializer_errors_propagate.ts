class A { x = (() => { throw new Error('init'); })(); }
try { new A(); } catch (e: any) { console.log(e.message); } // expect: init
try { class B { static y = (() => { throw new Error('static'); })(); } } catch (e: any) { console.log(e.message); } // expect: static
