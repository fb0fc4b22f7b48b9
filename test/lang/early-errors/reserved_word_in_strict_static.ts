// expect syntax error: TG1201
'use strict'; let static = 1;
