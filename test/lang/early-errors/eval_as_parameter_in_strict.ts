// expect syntax error: TG1202
'use strict'; function f(eval) {}
