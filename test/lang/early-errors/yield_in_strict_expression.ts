// expect syntax error: any
'use strict'; yield 1;
