// expect syntax error: any
a: { for (;;) { continue a; } }
