switch (1) {}
switch (1 as number) { default: console.log('default'); } // expect: default
switch ((console.log('evaluated'), 1)) {} // expect: evaluated
