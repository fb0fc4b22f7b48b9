// expect syntax error: TG1201
'use strict'; let interface = 1;
