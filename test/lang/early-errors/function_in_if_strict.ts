// expect syntax error: TG1114
'use strict'; if (1) function f() {}
