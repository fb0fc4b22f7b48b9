// expect syntax error: any
'use strict'; let interface = 1;
