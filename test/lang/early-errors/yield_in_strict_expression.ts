// expect syntax error: TG1201
'use strict'; yield 1;
