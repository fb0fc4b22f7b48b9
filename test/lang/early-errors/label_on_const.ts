// expect syntax error: any
if (1) a: const b = 1;
