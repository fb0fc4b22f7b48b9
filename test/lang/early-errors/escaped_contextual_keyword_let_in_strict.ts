// expect syntax error: TG1201
'use strict'; l\u0065t
a = 1;
