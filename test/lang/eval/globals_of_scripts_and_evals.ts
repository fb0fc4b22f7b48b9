try { (0, eval)('let undefined'); console.log('its own scope'); } catch (e: any) { console.log(e.name); } // expect: its own scope
try { (0, eval)('var lexical'); } catch (e: any) { console.log(e.name); } // expect: SyntaxError
let lexical = 1;
(0, eval)('function made() { return 1; } var made;');
console.log(Object.getOwnPropertyDescriptor(globalThis, 'made')!.configurable); // expect: true
console.log((0, eval)('typeof lexical'), (0, eval)('lexical = 5'), lexical); // expect: number 5 5
