// expect syntax error: TG1115
switch (1) { default: default: }
