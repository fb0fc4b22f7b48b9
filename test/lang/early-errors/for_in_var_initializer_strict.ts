// expect syntax error: any
'use strict'; for (var a = 1 in {}) {}
