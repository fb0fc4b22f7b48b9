// expect syntax error: TG1114
'use strict'; a: function f() {}
