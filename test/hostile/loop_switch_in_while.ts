// limit: fuel
let state = 0;
while (true) switch (state) { case 0: state = 1; break; case 1: state = 2; continue; default: state = 0; }
