// Commands that KaTeX knows and MathJax does not: authors of Hugo sites write for KaTeX. Names from KaTeX's list of supported functions.
'use strict';

exports.macros = {
    // sets and letters
    N: '\\mathbb{N}', Z: '\\mathbb{Z}', Q: '\\mathbb{Q}', R: '\\mathbb{R}', C: '\\mathbb{C}',
    natnums: '\\mathbb{N}', reals: '\\mathbb{R}', Reals: '\\mathbb{R}', cnums: '\\mathbb{C}', Complex: '\\mathbb{C}',
    alef: '\\aleph', alefsym: '\\aleph', weierp: '\\wp', image: '\\Im', real: '\\Re', thetasym: '\\vartheta',
    // logic and relations
    exist: '\\exists', isin: '\\in', sub: '\\subset', sube: '\\subseteq', supe: '\\supseteq', empty: '\\emptyset', infin: '\\infty',
    and: '\\land', or: '\\lor', ang: '\\angle', lang: '\\langle', rang: '\\rangle', bull: '\\bullet', sdot: '\\cdot',
    plusmn: '\\pm', hearts: '\\heartsuit', spades: '\\spadesuit', clubs: '\\clubsuit', diamonds: '\\diamondsuit', sect: '\\S',
    // arrows
    darr: '\\downarrow', dArr: '\\Downarrow', Darr: '\\Downarrow', larr: '\\leftarrow', lArr: '\\Leftarrow', Larr: '\\Leftarrow',
    rarr: '\\rightarrow', rArr: '\\Rightarrow', Rarr: '\\Rightarrow', uarr: '\\uparrow', uArr: '\\Uparrow', Uarr: '\\Uparrow',
    harr: '\\leftrightarrow', hArr: '\\Leftrightarrow', Harr: '\\Leftrightarrow', lrarr: '\\leftrightarrow',
    lrArr: '\\Leftrightarrow', Lrarr: '\\Leftrightarrow', restriction: '\\upharpoonright',
    // notation
    bra: ['\\left\\langle{#1}\\right|', 1], ket: ['\\left|{#1}\\right\\rangle', 1],
    argmin: '\\operatorname*{arg\\,min}', argmax: '\\operatorname*{arg\\,max}', plim: '\\operatorname*{plim}',
    tg: '\\operatorname{tg}', ctg: '\\operatorname{ctg}', cotg: '\\operatorname{cotg}', cth: '\\operatorname{cth}',
    ch: '\\operatorname{ch}', sh: '\\operatorname{sh}', th: '\\operatorname{th}', arctg: '\\operatorname{arctg}',
    arcctg: '\\operatorname{arcctg}', cosec: '\\operatorname{cosec}', sgn: '\\operatorname{sgn}',
    degree: '^\\circ', KaTeX: '\\mathrm{K\\kern-.17em\\raise.25em{\\scriptsize A}\\kern-.15em T\\kern-.1667em\\lower.5ex{E}\\kern-.125em X}'
};
