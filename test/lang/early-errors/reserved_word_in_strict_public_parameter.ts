// expect syntax error: TG1201
'use strict'; function f(implements) {}
