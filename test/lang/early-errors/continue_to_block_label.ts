// expect syntax error: TG1210
a: { for (;;) { continue a; } }
