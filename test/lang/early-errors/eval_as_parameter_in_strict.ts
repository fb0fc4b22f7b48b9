// expect syntax error: any
'use strict'; function f(eval) {}
