// expect syntax error: TG1222
function f(a = 1) { 'use strict'; }
