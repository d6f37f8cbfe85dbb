#include "pdf/canvas.h"

#include <algorithm>
#include <cmath>

namespace notes_export::pdf {
namespace {

using typeset::Color;
using typeset::Point;
using typeset::Rect;

// Places are written in hundredths of a point (3.5 µm): finer than any device, and short.
constexpr double grid = 100;

// Longest move within a TJ array, in thousandths of the size; a gap wider than this starts a new line of text.
constexpr double max_shift = 20000;

// Distance of a Bézier curve's handles for a quarter circle of radius 1.
constexpr double circle_handle = 0.5522847498;

constexpr Color neutral{0x76, 0x76, 0x76};

double finite(double value) { return std::isfinite(value) ? std::clamp(value, -max_real, max_real) : 0; }

std::int64_t on_grid(double value) { return std::llround(finite(value) * grid); }

double x_of(const Rect& box) { return box.origin.x.points(); }
double y_of(const Rect& box) { return box.origin.y.points(); }
double width_of(const Rect& box) { return box.size.width.points(); }
double height_of(const Rect& box) { return box.size.height.points(); }

}  // namespace

// --- marked content ----------------------------------------------------------------------------------------

void Canvas::begin_marked(Holds holds) {
    end_marked();
    if (holds == Holds::text_only) begin_text();
    else end_text();
    is_marked_ = true;
    is_marked_in_text_ = is_in_text_;
}

void Canvas::begin_content(std::string_view tag, std::uint32_t mcid, Holds holds, std::string_view actual_text) {
    begin_marked(holds);
    append_name(out_, tag);
    out_ += "<</MCID ";
    append_integer(out_, mcid);
    if (!actual_text.empty()) {
        out_ += "/ActualText";
        append_text(out_, actual_text);
    }
    out_ += ">>BDC\n";
}

void Canvas::begin_artifact(ArtifactKind kind, Holds holds) {
    begin_marked(holds);
    out_ += kind == ArtifactKind::layout ? "/Artifact<</Type/Layout>>BDC\n" : "/Artifact<</Type/Pagination>>BDC\n";
}

void Canvas::end_marked() {
    if (!is_marked_) return;
    if (is_marked_in_text_) end_show();
    else end_text();
    out_ += "EMC\n";
    is_marked_ = false;
}

// --- text --------------------------------------------------------------------------------------------------

void Canvas::begin_text() {
    if (is_in_text_) return;
    out_ += "BT\n";
    is_in_text_ = true;
    has_line_ = false;
    line_x_ = line_y_ = 0;
}

void Canvas::end_show() {
    if (is_in_show_) out_ += ")]TJ\n";
    is_in_show_ = false;
}

void Canvas::end_text() {
    end_show();
    if (is_in_text_) out_ += "ET\n";
    is_in_text_ = false;
}

void Canvas::set_style(const TextStyle& style) {
    if (style_ == style) return set_fill(style.color);  // shapes may have changed the colour since
    end_show();
    if (!style_ || style_->font != style.font || style_->size != style.size) {
        fonts_.insert(style.font);
        out_ += "/F";
        append_integer(out_, style.font);
        out_ += ' ';
        put(style.size), op("Tf");
    }
    if ((style_ ? style_->rise : 0) != style.rise) put(style.rise), op("Ts");
    if ((style_ ? style_->letter_space : 0) != style.letter_space) put(style.letter_space), op("Tc");
    // Text rendering mode 3 paints nothing (ISO 32000-1, 9.3.6).
    if ((style_ ? style_->stretch : 1) != style.stretch) put(100 * static_cast<double>(style.stretch)), op("Tz");
    if ((style_ && style_->is_invisible) != style.is_invisible) out_ += style.is_invisible ? "3 Tr\n" : "0 Tr\n";
    set_fill(style.color);
    style_ = style;
}

void Canvas::move_text(double x, double baseline) {
    end_show();
    const std::int64_t new_x = on_grid(x), new_y = on_grid(height_ - baseline);
    put(static_cast<double>(new_x - line_x_) / grid), put(static_cast<double>(new_y - line_y_) / grid), op("Td");
    has_line_ = true;
    line_x_ = new_x, line_y_ = new_y;
    pen_ = static_cast<double>(new_x) / grid;
}

void Canvas::show(const TextStyle& style, double x, double baseline, const Codes& codes) {
    begin_text();
    set_style(style);
    const double unit = static_cast<double>(style.size) * static_cast<double>(style.stretch);
    const double shift = unit > 0 ? std::round((finite(x) - pen_) * 1000 / unit) : 0;
    if (!has_line_ || on_grid(height_ - baseline) != line_y_ || std::abs(shift) > max_shift) {
        move_text(x, baseline);
    } else if (shift != 0) {
        out_ += is_in_show_ ? ")" : "[";
        append_integer(out_, -static_cast<std::int64_t>(shift));
        out_ += '(';
        is_in_show_ = true;
        pen_ += shift * unit / 1000;
    }
    append_codes(codes);
}

void Canvas::show_next(const TextStyle& style, const Codes& codes) {
    begin_text();
    set_style(style);
    append_codes(codes);
}

void Canvas::append_codes(const Codes& codes) {
    if (!is_in_show_) out_ += "[(";
    is_in_show_ = true;
    out_ += codes.text;
    const double advance = codes.width * style_->size / 1000 + codes.glyphs * static_cast<double>(style_->letter_space);
    pen_ += advance * static_cast<double>(style_->stretch);
}

// --- shapes ------------------------------------------------------------------------------------------------

void Canvas::fill_box(const Rect& box, Color color, double radius) {
    end_text();
    set_fill(color);
    trace_box(box, radius);
    op("f");
}

void Canvas::trace_box(const Rect& box, double radius) {
    const double left = x_of(box), top = y_of(box), width = width_of(box), height = height_of(box);
    const double r = std::min(radius, std::min(width, height) / 2);
    if (!(r > 0)) {
        put(left), put(height_ - top - height), put(width), put(height), op("re");
        return;
    }
    const double right = left + width, bottom = top + height, k = r * (1 - circle_handle);
    const auto corner = [&](double x1, double y1, double x2, double y2, double x3, double y3) {
        put_point(x1, y1), put_point(x2, y2), put_point(x3, y3), op("c");
    };
    put_point(left + r, top), op("m");
    put_point(right - r, top), op("l");
    corner(right - k, top, right, top + k, right, top + r);
    put_point(right, bottom - r), op("l");
    corner(right, bottom - k, right - k, bottom, right - r, bottom);
    put_point(left + r, bottom), op("l");
    corner(left + k, bottom, left, bottom - k, left, bottom - r);
    put_point(left, top + r), op("l");
    corner(left, top + k, left + k, top, left + r, top);
    op("h");
}

void Canvas::trace_path(const typeset::PathItem& path) {
    std::size_t next = 0;
    const auto put_next = [&](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i, ++next) put_point(path.points[next].x.points(), path.points[next].y.points());
    };
    for (const typeset::PathVerb verb : path.verbs) {
        const std::size_t count = verb == typeset::PathVerb::curve ? 3 : verb == typeset::PathVerb::close ? 0 : 1;
        if (next + count > path.points.size()) return;
        put_next(count);
        switch (verb) {
            case typeset::PathVerb::move: op("m"); break;
            case typeset::PathVerb::line: op("l"); break;
            case typeset::PathVerb::curve: op("c"); break;
            case typeset::PathVerb::close: op("h"); break;
        }
    }
}

void Canvas::draw_path(const typeset::PathItem& path) {
    const bool is_stroked = path.stroke_width > 0;
    if (path.verbs.empty() || (!path.is_filled && !is_stroked)) return;
    end_text();
    if (path.is_filled) set_fill(path.fill);
    if (is_stroked) set_stroke(path.stroke, path.stroke_width);
    const bool is_dotted = is_stroked && path.dot_step > 0;
    if (is_dotted) {  // round ends of strokes without length
        out_ += "1 J [0 ";
        put(static_cast<double>(path.dot_step));
        op("] 0 d");
    }
    trace_path(path);
    std::string paint = path.is_filled ? (is_stroked ? "B" : "f") : "S";
    if (path.is_filled && path.even_odd) paint += '*';
    op(paint);
    if (is_dotted) op("0 J [] 0 d");
}

void Canvas::draw_picture(const typeset::PictureItem& item, std::string_view name) {
    end_text();
    out_ += "q\n";
    if (item.is_round) {
        trace_box(item.box, std::min(width_of(item.box), height_of(item.box)) / 2);
        op("W n");
    }
    const double cut_x = static_cast<double>(item.cut_x), cut_y = static_cast<double>(item.cut_y);
    const double width = width_of(item.box) + 2 * cut_x, height = height_of(item.box) + 2 * cut_y;
    put(width), put(0), put(0), put(height), put(x_of(item.box) - cut_x), put(height_ - y_of(item.box) + cut_y - height);
    op("cm");
    append_name(out_, name);
    out_ += " Do\nQ\n";
}

void Canvas::draw_missing_picture(const Rect& box) {
    end_text();
    set_stroke(neutral, 0.5);
    trace_box(box, 0);
    put_point(x_of(box), y_of(box)), op("m");
    put_point(x_of(box) + width_of(box), y_of(box) + height_of(box)), op("l");
    op("S");
}

// --- state and numbers -------------------------------------------------------------------------------------

void Canvas::set_fill(Color color) {
    if (fill_ == color) return;
    end_show();
    put_color(color, "g", "rg");
    fill_ = color;
}

void Canvas::set_stroke(Color color, double width) {
    if (stroke_ != color) put_color(color, "G", "RG");
    stroke_ = color;
    if (stroke_width_ != width) put(width), op("w");
    stroke_width_ = width;
}

void Canvas::put_color(Color color, std::string_view gray, std::string_view rgb) {
    const auto component = [&](unsigned char value) {
        append_real(out_, value / 255.0, 3);
        out_ += ' ';
    };
    component(color.red);
    if (color.red == color.green && color.green == color.blue) return op(gray);
    component(color.green), component(color.blue);
    op(rgb);
}

void Canvas::put(double value) {
    append_real(out_, value);
    out_ += ' ';
}

void Canvas::op(std::string_view name) {
    out_ += name;
    out_ += '\n';
}

std::string Canvas::take() {
    end_marked();
    end_text();
    return std::move(out_);
}

}  // namespace notes_export::pdf
