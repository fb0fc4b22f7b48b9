console.log(JSON.stringify('\u0000\u001f"\\/\b\f\n\r\t'), JSON.stringify('é日\u{1F600}'), JSON.stringify('\ud800 \udc00\ud800'), JSON.stringify({ 'k"\n': 1 })); // expect: "\u0000\u001f\"\\/\b\f\n\r\t" "é日😀" "\ud800 \udc00\ud800" {"k\"\n":1}
console.log(JSON.stringify('\u2028\u007f').length); // expect: 4
