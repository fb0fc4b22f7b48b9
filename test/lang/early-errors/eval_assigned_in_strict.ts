// expect syntax error: TG1202
'use strict'; eval = 1;
