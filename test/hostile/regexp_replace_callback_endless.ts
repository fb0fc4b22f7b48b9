// limit: deadline
'aaa'.replace(/a/g, () => { for (;;) {} });
