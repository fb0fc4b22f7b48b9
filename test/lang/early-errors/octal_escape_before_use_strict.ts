// expect syntax error: TG1010
function f() { '\01'; 'use strict'; }
