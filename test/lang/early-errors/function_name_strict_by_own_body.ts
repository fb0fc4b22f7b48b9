// expect syntax error: TG1202
function eval() { 'use strict'; }
