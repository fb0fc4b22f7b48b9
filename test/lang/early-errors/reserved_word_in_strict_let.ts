// expect syntax error: any
'use strict'; var let = 1;
