// limit: fuel
function* g() { for (;;) yield 1; }
for (const v of g());
