// expect syntax error: any
'use strict'; if (1) function f() {}
