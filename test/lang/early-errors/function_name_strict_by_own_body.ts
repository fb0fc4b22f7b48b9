// expect syntax error: any
function eval() { 'use strict'; }
