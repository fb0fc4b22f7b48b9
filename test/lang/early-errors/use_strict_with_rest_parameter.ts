// expect syntax error: any
function f(...a) { 'use strict'; }
