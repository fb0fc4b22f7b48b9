// limit: deadline
function dive(): any { return dive(); }
for (;;) { try { dive(); } catch {} }
