// expect syntax error: TG1010
'use strict'; '\01';
