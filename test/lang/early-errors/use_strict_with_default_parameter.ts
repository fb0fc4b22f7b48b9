// expect syntax error: any
function f(a = 1) { 'use strict'; }
