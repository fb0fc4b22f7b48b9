// limit: stack
function* g(): any { yield* g(); }
for (const v of g());
