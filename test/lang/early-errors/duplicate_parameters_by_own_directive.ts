// expect syntax error: TG1221
function f(a, a) { 'use strict'; }
