// expect syntax error: any
'use strict'; a: function f() {}
