// expect syntax error: any
function f() { '\01'; 'use strict'; }
