// expect syntax error: any
switch (1) { default: default: }
