// expect syntax error: any
'use strict'; let x; delete (x);
