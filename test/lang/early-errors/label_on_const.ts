// expect syntax error: TG1114
if (1) a: const b = 1;
