// expect syntax error: any
'use strict'; 010;
