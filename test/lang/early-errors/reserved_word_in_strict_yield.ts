// expect syntax error: TG1201
'use strict'; let yield = 1;
