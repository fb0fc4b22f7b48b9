// expect syntax error: TG1202
'use strict'; arguments = 1;
