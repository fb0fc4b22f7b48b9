// expect syntax error: any
'use strict'; let arguments;
