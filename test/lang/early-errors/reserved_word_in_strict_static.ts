// expect syntax error: any
'use strict'; let static = 1;
