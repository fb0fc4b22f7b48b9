// expect syntax error: any
'use strict'; let yield = 1;
