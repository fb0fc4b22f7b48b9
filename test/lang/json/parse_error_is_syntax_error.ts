try { JSON.parse('{"a": oops}'); } catch (e: any) { console.log(e.name, e.message.length > 0); } // expect: SyntaxError true
