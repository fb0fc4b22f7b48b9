// expect syntax error: any
'use strict'; function eval() {}
