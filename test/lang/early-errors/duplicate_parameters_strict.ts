// expect syntax error: TG1221
'use strict'; function f(a, a) {}
