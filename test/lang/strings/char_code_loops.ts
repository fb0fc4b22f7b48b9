let h = 0;
for (const s = 'The quick brown fox'; h < 1;) { let x = 0; for (let i = 0; i < s.length; i++) x = (x * 31 + s.charCodeAt(i)) | 0; console.log(x); h = 1; } // expect: -1739336029
