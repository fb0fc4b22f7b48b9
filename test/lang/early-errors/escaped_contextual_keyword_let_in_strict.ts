// expect syntax error: any
'use strict'; l\u0065t
a = 1;
