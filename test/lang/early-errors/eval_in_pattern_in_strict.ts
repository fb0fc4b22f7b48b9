// expect syntax error: any
'use strict'; [eval] = [1];
