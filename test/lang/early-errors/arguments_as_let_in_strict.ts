// expect syntax error: TG1202
'use strict'; let arguments;
