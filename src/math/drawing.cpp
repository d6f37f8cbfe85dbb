#include "math/drawing.h"

#include "base/numbers.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

namespace notes_export::math {
namespace {

constexpr double units_per_em = 1000;

class Reader {
public:
    /// False when the line means nothing.
    bool line(std::string_view line) {
        line_ = line;
        const std::string_view word = next();
        if (word == "size") return size();
        if (parts_.empty()) return false;
        if (word == "glyph") return begin_glyph();
        if (word == "end") return std::exchange(defines_glyph_, false) && line_.empty();
        if (word == "G") return glyph();
        if (word == "fill") return fill();
        if (word == "T") return words();
        if (word == "M") return outline(FormulaVerb::move, 1);
        if (word == "L") return outline(FormulaVerb::line, 1);
        if (word == "C") return outline(FormulaVerb::curve, 3);
        return word == "Z" && outline(FormulaVerb::close, 0);
    }

    std::vector<FormulaPart> take() { return std::move(parts_); }

private:
    std::string_view next() {
        const std::size_t end = std::min(line_.find(' '), line_.size());
        const std::string_view word = line_.substr(0, end);
        line_.remove_prefix(std::min(end + 1, line_.size()));
        return word;
    }

    bool length(float& value) {
        const std::optional<double> number = base::parse_number(next());
        if (number) value = static_cast<float>(*number / units_per_em);
        return number.has_value();
    }

    bool size() {
        FormulaPart part;
        color_.reset();
        const bool is_good = length(part.width) && length(part.ascent) && length(part.descent) && line_.empty();
        parts_.push_back(std::move(part));
        return is_good;
    }

    bool fill() {
        color_.reset();
        if (line_ == "-") return true;
        if (line_.size() != 7 || line_.front() != '#') return false;
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(line_.data() + 1, line_.data() + line_.size(), value, 16);
        color_ = value;
        return error == std::errc() && end == line_.data() + line_.size();
    }

    bool words() {
        FormulaShape shape;
        shape.color = color_;
        const bool is_good = length(shape.x) && length(shape.y) && length(shape.size) && !line_.empty();
        shape.words = line_;
        parts_.back().shapes.push_back(std::move(shape));
        return is_good;
    }

    bool begin_glyph() {
        const bool is_next = !defines_glyph_ && base::parse_integer(line_) == static_cast<std::int64_t>(glyphs_.size());
        glyphs_.emplace_back();
        defines_glyph_ = true;
        return is_next;
    }

    bool glyph() {
        const std::optional<std::int64_t> index = base::parse_integer(next());
        float x = 0, y = 0;
        if (defines_glyph_ || !index || *index < 0 || *index >= static_cast<std::int64_t>(glyphs_.size())) return false;
        if (!length(x) || !length(y)) return false;
        const std::optional<double> scale_x = base::parse_number(next()), scale_y = base::parse_number(next());
        if (!scale_x || !scale_y || !line_.empty()) return false;
        const FormulaShape& drawn = glyphs_[static_cast<std::size_t>(*index)];
        FormulaShape& shape = shape_here();
        shape.verbs.insert(shape.verbs.end(), drawn.verbs.begin(), drawn.verbs.end());
        for (std::size_t i = 0; i + 1 < drawn.coordinates.size(); i += 2) {
            shape.coordinates.push_back(x + drawn.coordinates[i] * static_cast<float>(*scale_x));
            shape.coordinates.push_back(y + drawn.coordinates[i + 1] * static_cast<float>(*scale_y));
        }
        return true;
    }

    /// What outlines go on with: all of one colour, one after the other, are one shape.
    FormulaShape& shape_here() {
        if (defines_glyph_) return glyphs_.back();
        std::vector<FormulaShape>& shapes = parts_.back().shapes;
        const bool continues = !shapes.empty() && shapes.back().words.empty() && shapes.back().color == color_;
        if (!continues) shapes.emplace_back().color = color_;
        return shapes.back();
    }

    bool outline(FormulaVerb verb, int points) {
        FormulaShape& shape = shape_here();
        if (shape.verbs.empty() && verb != FormulaVerb::move) return false;
        shape.verbs.push_back(verb);
        for (int i = 0; i < 2 * points; ++i) {
            float value = 0;
            if (!length(value)) return false;
            shape.coordinates.push_back(value);
        }
        return line_.empty();
    }

    std::string_view line_;
    std::vector<FormulaPart> parts_;
    std::optional<std::uint32_t> color_;
    std::vector<FormulaShape> glyphs_;
    bool defines_glyph_ = false;
};

}  // namespace

std::optional<std::vector<FormulaPart>> read_drawing(std::string_view drawing) {
    Reader reader;
    while (!drawing.empty()) {
        const std::size_t end = std::min(drawing.find('\n'), drawing.size());
        if (!reader.line(drawing.substr(0, end))) return std::nullopt;
        drawing.remove_prefix(std::min(end + 1, drawing.size()));
    }
    std::vector<FormulaPart> parts = reader.take();
    if (parts.empty()) return std::nullopt;
    return parts;
}

}  // namespace notes_export::math
