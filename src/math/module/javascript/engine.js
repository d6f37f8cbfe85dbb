// What the engine's module runs: TeX → MathML and outlines, by MathJax. scripts/cmake/bundle_javascript.py puts this file and the
// modules of MathJax it requires into one script, which defines the function `typeset`.
'use strict';

var mathjax = require('mathjax-full/js/mathjax.js').mathjax;
var TeX = require('mathjax-full/js/input/tex.js').TeX;
var SVG = require('mathjax-full/js/output/svg.js').SVG;
var liteAdaptor = require('mathjax-full/js/adaptors/liteAdaptor.js').liteAdaptor;
var RegisterHTMLHandler = require('mathjax-full/js/handlers/html.js').RegisterHTMLHandler;
var SerializedMmlVisitor = require('mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js').SerializedMmlVisitor;
var STATE = require('mathjax-full/js/core/MathItem.js').STATE;
var drawing = require('./drawing.js');
var katex = require('./katex_macros.js');

// What KaTeX offers, as far as MathJax has it. Left out on purpose: `html` and `require` (addresses, loading), `noerrors` and
// `noundefined` (they would hide the author's mistakes).
require('mathjax-full/js/input/tex/base/BaseConfiguration.js');
require('mathjax-full/js/input/tex/ams/AmsConfiguration.js');
require('mathjax-full/js/input/tex/amscd/AmsCdConfiguration.js');
require('mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js');
require('mathjax-full/js/input/tex/braket/BraketConfiguration.js');
require('mathjax-full/js/input/tex/cancel/CancelConfiguration.js');
require('mathjax-full/js/input/tex/cases/CasesConfiguration.js');
require('mathjax-full/js/input/tex/centernot/CenternotConfiguration.js');
require('mathjax-full/js/input/tex/color/ColorConfiguration.js');
require('mathjax-full/js/input/tex/configmacros/ConfigMacrosConfiguration.js');
require('mathjax-full/js/input/tex/enclose/EncloseConfiguration.js');
require('mathjax-full/js/input/tex/extpfeil/ExtpfeilConfiguration.js');
require('mathjax-full/js/input/tex/gensymb/GensymbConfiguration.js');
require('mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js');
require('mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js');
require('mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js');
require('mathjax-full/js/input/tex/textcomp/TextcompConfiguration.js');
require('mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js');
require('mathjax-full/js/input/tex/unicode/UnicodeConfiguration.js');
require('mathjax-full/js/input/tex/upgreek/UpgreekConfiguration.js');
require('mathjax-full/js/input/tex/verb/VerbConfiguration.js');

var packages = ['base', 'ams', 'amscd', 'boldsymbol', 'braket', 'cancel', 'cases', 'centernot', 'color', 'configmacros', 'enclose',
    'extpfeil', 'gensymb', 'mathtools', 'mhchem', 'newcommand', 'textcomp', 'textmacros', 'unicode', 'upgreek', 'verb'];

var adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
var visitor = new SerializedMmlVisitor();
var input = new TeX({
    packages: packages,
    macros: katex.macros,
    maxMacros: 2000,  // expansions in one formula: a macro that calls itself ends here
    formatError: function (jax, error) { throw error; }
});
var output = new SVG({fontCache: 'none', mtextInheritFont: false});
var page = mathjax.document('', {InputJax: input, OutputJax: output});

// What one formula defines, the next must not see: pages are converted in any order.
function forget_definitions() {
    ['new-Command', 'new-Environment', 'new-Delimiter'].forEach(function (name) {
        input.parseOptions.handlers.retrieve(name).map.clear();
    });
}

// MathML Core knows no labelled rows (nor does any browser): the label becomes the last cell of its row. And a table as wide as a
// page it does not know of is as wide as its cells.
function simplify_tables(node, factory) {
    (node.childNodes || []).forEach(function (child) { simplify_tables(child, factory); });
    if (node.kind !== 'mtable') return;
    if (/%/.test(node.attributes.get('width') || '')) node.attributes.set('width', 'auto');
    node.childNodes.forEach(function (row, index) {
        if (row.kind !== 'mlabeledtr') return;
        var cells = row.childNodes.slice();
        var label = cells.shift(), content = label.childNodes[0];
        content.setChildren([factory.create('mspace', {width: '2em'})].concat(content.childNodes));
        cells.push(label);
        var plain = factory.create('mtr', row.attributes.getAllAttributes(), cells);
        node.replaceChild(plain, row);
    });
}

// The result is text alone, so that the boundary between the languages stays thin: {error} or {mathml, drawing}.
globalThis.typeset = function (tex, is_display) {
    try {
        var item = new page.options.MathItem(tex, input, is_display);
        item.setMetrics(16, 8, 1280, 1000000, 1);
        item.start.node = adaptor.body(page.document);
        item.convert(page, STATE.COMPILED);
        simplify_tables(item.root, input.mmlFactory);
        var mathml = visitor.visitTree(item.root);
        item.convert(page, STATE.TYPESET);
        return {mathml: mathml, drawing: drawing.flatten(adaptor.firstChild(item.typesetRoot), adaptor, is_display ? null : item.root)};
    } catch (error) {
        return {error: String(error && error.message || error)};
    } finally {
        forget_definitions();
    }
};
