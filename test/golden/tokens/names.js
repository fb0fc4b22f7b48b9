// Reason: names beyond ASCII, with escapes; contextual, conditional and reserved words.
π = \u{61}b + async.of; static: yield;
<!-- an HTML-like comment
(class { #ñ })
