// Reason: what a character begins depends on the grammar.
a / b / c; x = /d/g; `e${ f }g`; a<b>>c; let g: H<I<J>> = k >>>= 1; l ? .5 : m?.n ?? o;
