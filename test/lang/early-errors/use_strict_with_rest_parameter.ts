// expect syntax error: TG1222
function f(...a) { 'use strict'; }
