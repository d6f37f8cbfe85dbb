// The SVG tree that MathJax makes → outlines with fixed places, as lines of text:
//
//   size WIDTH ASCENT DESCENT        of a segment (a stretch of the formula that no line end may divide); its shapes follow
//   fill COLOUR                      for the shapes from here on: #rrggbb, or "-" (as at first) for the colour of the text around
//   M x y | L x y | C x y x y x y | Z    outlines, always filled
//   glyph N                          begins the outlines of a character, N counting from 0; "end" ends them; nothing is drawn
//   G N x y SCALE_X SCALE_Y          draws it
//   T x y SIZE words                 characters that MathJax has no outlines for
//
// Lengths are thousandths of an em, y grows downwards from the baseline.
'use strict';

var colours = {
    black: '#000000', white: '#ffffff', red: '#ff0000', green: '#008000', blue: '#0000ff', cyan: '#00ffff', magenta: '#ff00ff',
    yellow: '#ffff00', orange: '#ffa500', purple: '#800080', brown: '#a52a2a', gray: '#808080', grey: '#808080', pink: '#ffc0cb',
    lime: '#00ff00', olive: '#808000', teal: '#008080', navy: '#000080', maroon: '#800000', violet: '#ee82ee', silver: '#c0c0c0',
    darkgray: '#a9a9a9', lightgray: '#d3d3d3', gold: '#ffd700', crimson: '#dc143c'
};

function colour(name) {
    if (/^#[0-9a-f]{6}$/i.test(name)) return name.toLowerCase();
    if (/^#[0-9a-f]{3}$/i.test(name)) return ('#' + name[1] + name[1] + name[2] + name[2] + name[3] + name[3]).toLowerCase();
    return colours[String(name).toLowerCase()] || '-';
}

function round(value) { return Math.round(value * 10) / 10 || 0; }
function scale(value) { return Math.round(value * 10000) / 10000 || 0; }

// An affine map that only moves and scales: MathJax needs no more, but for struck-out boxes, whose lines are given by their ends.
function Frame(dx, dy, sx, sy, clip) {
    this.dx = dx; this.dy = dy; this.sx = sx; this.sy = sy; this.clip = clip;
}
Frame.prototype.moved = function (x, y) {
    return new Frame(this.dx + this.sx * x, this.dy + this.sy * y, this.sx, this.sy, this.clip);
};
Frame.prototype.scaled = function (x, y) { return new Frame(this.dx, this.dy, this.sx * x, this.sy * y, this.clip); };
// Clipping means the straight extensions of tall brackets and long arrows, which are longer than their place: bringing their points to
// the edge cuts them exactly.
Frame.prototype.point = function (x, y) {
    var px = this.dx + this.sx * x, py = this.dy + this.sy * y;
    if (this.clip) {
        px = Math.min(Math.max(px, this.clip[0]), this.clip[2]);
        py = Math.min(Math.max(py, this.clip[1]), this.clip[3]);
    }
    return round(px) + ' ' + round(py);
};

function transformed(frame, transform) {
    (transform || '').replace(/(translate|scale|matrix)\(([^)]*)\)/g, function (all, name, list) {
        var numbers = list.split(/[\s,]+/).map(Number);
        if (name === 'matrix') {
            if (numbers[1] || numbers[2]) throw new Error('a turned part');
            frame = frame.moved(numbers[4], numbers[5]).scaled(numbers[0], numbers[3]);
        } else if (name === 'translate') {
            frame = frame.moved(numbers[0], numbers[1] || 0);
        } else {
            frame = frame.scaled(numbers[0], numbers.length > 1 ? numbers[1] : numbers[0]);
        }
    });
    return frame;
}

function Pen(frame, lines) {
    this.frame = frame; this.lines = lines;
    this.x = this.y = this.start_x = this.start_y = 0;
}
Pen.prototype.move = function (x, y) {
    this.x = this.start_x = x; this.y = this.start_y = y;
    this.lines.push('M ' + this.frame.point(x, y));
};
Pen.prototype.line = function (x, y) {
    this.x = x; this.y = y;
    this.lines.push('L ' + this.frame.point(x, y));
};
Pen.prototype.cubic = function (x1, y1, x2, y2, x, y) {
    this.lines.push('C ' + this.frame.point(x1, y1) + ' ' + this.frame.point(x2, y2) + ' ' + this.frame.point(x, y));
    this.x = x; this.y = y;
};
Pen.prototype.quadratic = function (cx, cy, x, y) {
    this.cubic(this.x + (cx - this.x) * 2 / 3, this.y + (cy - this.y) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y);
};
Pen.prototype.close = function () {
    this.lines.push('Z');
    this.x = this.start_x; this.y = this.start_y;
};
Pen.prototype.polygon = function (points) {
    this.move(points[0][0], points[0][1]);
    for (var i = 1; i < points.length; ++i) this.line(points[i][0], points[i][1]);
    this.close();
};
Pen.prototype.rectangle = function (x, y, w, h) { this.polygon([[x, y], [x + w, y], [x + w, y + h], [x, y + h]]); };

// The path language of SVG as far as MathJax's fonts use it: capital letters only.
function path(d, frame, lines) {
    var pen = new Pen(frame, lines), words = d.match(/[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)/g) || [], at = 0, command = '';
    var cx = 0, cy = 0, was_curve = false;
    function next() { return Number(words[at++]); }
    while (at < words.length) {
        if (/[A-Za-z]/.test(words[at])) command = words[at++];
        var x, y;
        switch (command) {
            case 'M': x = next(); pen.move(x, next()); command = 'L'; was_curve = false; break;
            case 'L': x = next(); pen.line(x, next()); was_curve = false; break;
            case 'H': pen.line(next(), pen.y); was_curve = false; break;
            case 'V': pen.line(pen.x, next()); was_curve = false; break;
            case 'Q': cx = next(); cy = next(); x = next(); y = next(); pen.quadratic(cx, cy, x, y); was_curve = true; break;
            case 'T':
                cx = was_curve ? 2 * pen.x - cx : pen.x; cy = was_curve ? 2 * pen.y - cy : pen.y;
                x = next(); y = next(); pen.quadratic(cx, cy, x, y); was_curve = true; break;
            case 'C':
                var a = next(), b = next(), c = next(), e = next(); x = next(); y = next();
                pen.cubic(a, b, c, e, x, y); was_curve = false; break;
            case 'Z': pen.close(); was_curve = false; break;
            default: throw new Error('an outline with ' + command);
        }
    }
}

// The outlines of characters as text, made once: most of the time goes into them.
var outlines = new Map();

function outline(d) {
    var text = outlines.get(d);
    if (text === undefined) {
        var lines = [];
        path(d, new Frame(0, 0, 1, 1, null), lines);
        text = lines.join('\n');
        outlines.set(d, text);
    }
    return text;
}

function stroked_line(x1, y1, x2, y2, width, frame, lines) {
    var length = Math.hypot(x2 - x1, y2 - y1);
    if (!length) return;
    var nx = -(y2 - y1) / length * width / 2, ny = (x2 - x1) / length * width / 2;
    new Pen(frame, lines).polygon([[x1 + nx, y1 + ny], [x2 + nx, y2 + ny], [x2 - nx, y2 - ny], [x1 - nx, y1 - ny]]);
}

function ellipse(cx, cy, rx, ry, frame, lines, reversed) {
    var k = 0.5523, pen = new Pen(frame, lines), s = reversed ? -1 : 1;
    pen.move(cx + rx, cy);
    pen.cubic(cx + rx, cy + s * k * ry, cx + k * rx, cy + s * ry, cx, cy + s * ry);
    pen.cubic(cx - k * rx, cy + s * ry, cx - rx, cy + s * k * ry, cx - rx, cy);
    pen.cubic(cx - rx, cy - s * k * ry, cx - k * rx, cy - s * ry, cx, cy - s * ry);
    pen.cubic(cx + k * rx, cy - s * ry, cx + rx, cy - s * k * ry, cx + rx, cy);
    pen.close();
}

function Flattener(adaptor) {
    this.adaptor = adaptor;
    this.lines = [];
    this.fill = '';
    this.glyphs = new Map();  // outline → number
}

Flattener.prototype.glyph = function (d, frame) {
    if (!d) return;
    var number = this.glyphs.get(d);
    if (number === undefined) {
        number = this.glyphs.size;
        this.glyphs.set(d, number);
        this.lines.push('glyph ' + number, outline(d), 'end');
    }
    this.lines.push('G ' + number + ' ' + round(frame.dx) + ' ' + round(frame.dy) + ' ' + scale(frame.sx) + ' ' + scale(frame.sy));
};

Flattener.prototype.use = function (fill) {
    if (fill === this.fill) return;
    this.fill = fill;
    this.lines.push('fill ' + fill);
};

Flattener.prototype.number = function (node, name) { return parseFloat(this.adaptor.getAttribute(node, name) || '0') || 0; };

Flattener.prototype.walk = function (node, frame, fill) {
    var adaptor = this.adaptor, self = this, kind = adaptor.kind(node);
    function n(name) { return self.number(node, name); }
    var own_fill = adaptor.getAttribute(node, 'fill');
    var outlined = own_fill === 'none';
    if (own_fill && !outlined && own_fill !== 'currentColor') fill = colour(own_fill);
    var stroke = adaptor.getAttribute(node, 'stroke');
    if ((outlined || kind === 'line') && stroke && stroke !== 'none' && stroke !== 'currentColor') fill = colour(stroke);
    if (own_fill === 'transparent' || adaptor.getAttribute(node, 'data-hitbox')) return;
    frame = transformed(frame, adaptor.getAttribute(node, 'transform'));
    switch (kind) {
        case 'path':
            this.use(fill);
            if (outlined) this.stroked_path(node, frame);
            else if (frame.clip) path(adaptor.getAttribute(node, 'd') || '', frame, this.lines);
            else this.glyph(adaptor.getAttribute(node, 'd') || '', frame);
            return;
        case 'rect': return this.rectangle(node, frame, fill, outlined);
        case 'line':
            this.use(fill);
            return stroked_line(n('x1'), n('y1'), n('x2'), n('y2'), n('stroke-width'), frame, this.lines);
        case 'ellipse': {
            var t = n('stroke-width') / 2;
            this.use(fill);
            ellipse(n('cx'), n('cy'), n('rx') + t, n('ry') + t, frame, this.lines, false);
            return ellipse(n('cx'), n('cy'), n('rx') - t, n('ry') - t, frame, this.lines, true);
        }
        case 'polygon':
            this.use(fill);
            return new Pen(frame, this.lines).polygon((adaptor.getAttribute(node, 'points') || '').trim().split(/\s+/).map(function (p) {
                return p.split(',').map(Number);
            }));
        case 'text': return this.words(node, frame, fill);
        case 'svg': return this.inner_picture(node, frame, fill);
        case 'g': case 'a':
            return adaptor.childNodes(node).forEach(function (child) { self.walk(child, frame, fill); });
        default: throw new Error('a drawing with ' + kind);
    }
};

Flattener.prototype.rectangle = function (node, frame, fill, outlined) {
    var x = this.number(node, 'x'), y = this.number(node, 'y'), w = this.number(node, 'width'), h = this.number(node, 'height');
    if (w <= 0 || h <= 0) return;
    this.use(fill);
    if (!outlined) return new Pen(frame, this.lines).rectangle(x, y, w, h);
    var t = this.number(node, 'stroke-width');
    var pen = new Pen(frame, this.lines);
    pen.rectangle(x - t / 2, y - t / 2, w + t, t);
    pen.rectangle(x - t / 2, y + h - t / 2, w + t, t);
    pen.rectangle(x - t / 2, y + t / 2, t, h - t);
    pen.rectangle(x + w - t / 2, y + t / 2, t, h - t);
};

// Straight strokes only: the edges of boxes and the hooks of long divisions.
Flattener.prototype.stroked_path = function (node, frame) {
    var width = this.number(node, 'stroke-width'), lines = this.lines;
    var words = (this.adaptor.getAttribute(node, 'd') || '').match(/[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)/g) || [];
    var x = 0, y = 0;
    for (var i = 0; i < words.length;) {
        var command = words[i++];
        if (command !== 'M' && command !== 'L') throw new Error('a stroke with ' + command);
        var nx = Number(words[i++]), ny = Number(words[i++]);
        if (command === 'L') stroked_line(x, y, nx, ny, width, frame, lines);
        x = nx; y = ny;
    }
};

Flattener.prototype.words = function (node, frame, fill) {
    var text = this.adaptor.textContent(node).replace(/\s/g, ' ');
    if (!text.trim()) return;
    this.use(fill);
    this.lines.push('T ' + frame.point(0, 0) + ' ' + round(Math.abs(frame.sx) * (parseFloat(this.adaptor.getAttribute(node, 'font-size')) || 884)) + ' ' + text);
};

// A picture in the picture: its contents are cut at its edges.
Flattener.prototype.inner_picture = function (node, frame, fill) {
    var box = (this.adaptor.getAttribute(node, 'viewBox') || '').split(/\s+/).map(Number);
    if (box.length !== 4) throw new Error('an inner picture without a box');
    var inner = frame.moved(this.number(node, 'x') - box[0], this.number(node, 'y') - box[1]);
    var a = [inner.dx + inner.sx * box[0], inner.dy + inner.sy * box[1]];
    var b = [inner.dx + inner.sx * (box[0] + box[2]), inner.dy + inner.sy * (box[1] + box[3])];
    inner.clip = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    var self = this;
    this.adaptor.childNodes(node).forEach(function (child) { self.walk(child, inner, fill); });
};

// Where a formula in running text may be divided: after relations and operators that stand in no brackets (TeX's own rule, but for
// the brackets). Yields for each part where it begins and ends, and the drawings between; null when it is one part.
var REL = 3, BIN = 2, OPEN = 4, CLOSE = 5;
var space_after = {3: 1000 * 5 / 18, 2: 1000 * 4 / 18};

function parts_of(math, nodes, adaptor, width) {
    var drawings = adaptor.childNodes(math);
    if (drawings.length !== nodes.length) return null;
    var lefts = drawings.map(function (drawing) { return transformed(new Frame(0, 0, 1, 1, null), adaptor.getAttribute(drawing, 'transform')).dx; });
    var parts = [], first = 0, depth = 0;
    for (var i = 0; i < nodes.length; ++i) {
        if (nodes[i].texClass === OPEN) ++depth;
        if (nodes[i].texClass === CLOSE) --depth;
        var is_last = i + 1 === nodes.length;
        var may_divide = depth === 0 && nodes[i].kind === 'mo' && (nodes[i].texClass === REL || nodes[i].texClass === BIN) && i > first;
        if (!is_last && !may_divide) continue;
        // A glyph may stand to the left of where its place begins, the first of a part as well: nothing is cut here.
        parts.push({from: first === 0 ? 0 : lefts[first], to: is_last ? width : lefts[i + 1] - space_after[nodes[i].texClass],
                    drawings: drawings.slice(first, i + 1)});
        first = i + 1;
    }
    return parts.every(function (part) { return part.to > part.from; }) && parts.length > 1 ? parts : null;
}

// `root` is the formula in MathML; given only where it may be divided.
exports.flatten = function (svg, adaptor, root) {
    var view = adaptor.getAttribute(svg, 'viewBox').split(' ').map(Number);
    var height = [-view[1], view[3] + view[1]].map(round).join(' ');
    var outer = adaptor.firstChild(svg), math = adaptor.firstChild(outer);
    var frame = transformed(new Frame(0, 0, 1, 1, null), adaptor.getAttribute(outer, 'transform'));
    var row = root && root.childNodes.length === 1 ? root.childNodes[0] : null;
    var parts = row && row.isInferred && !adaptor.getAttribute(math, 'transform') && parts_of(math, row.childNodes, adaptor, view[2]);
    var flattener = new Flattener(adaptor);
    (parts || [{from: 0, to: view[2], drawings: [math]}]).forEach(function (part) {
        flattener.lines.push('size ' + round(part.to - part.from) + ' ' + height);
        flattener.fill = '-';
        part.drawings.forEach(function (drawing) { flattener.walk(drawing, frame.moved(-part.from, 0), '-'); });
    });
    return flattener.lines.join('\n');
};
