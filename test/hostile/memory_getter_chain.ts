// limit: memory
let o: any = {};
for (let i = 0; ; i++) { const inner = o; o = { get inner() { return inner; } }; }
