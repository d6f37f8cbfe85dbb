#include "base/one_line.h"

#include "base/unicode.h"

#include <cstddef>
#include <vector>

namespace notes_export::base {
namespace {

constexpr char32_t first_embedding = 0x202A, pop_embedding = 0x202C, left_override = 0x202D, right_override = 0x202E;
constexpr char32_t first_isolate = 0x2066, last_isolate = 0x2068, pop_isolate = 0x2069;
// UAX #9, BD2: deeper nesting has no effect.
constexpr std::size_t max_depth = 125;

/// Seen in a text at most by where its lines end, and so not at all in one line.
bool is_invisible(char32_t c) {
    constexpr char32_t soft_hyphen = 0xAD, zero_width_space = 0x200B, word_joiner = 0x2060, no_break_joiner = 0xFEFF;
    return c == soft_hyphen || c == zero_width_space || c == word_joiner || c == no_break_joiner;
}

enum class Opened : unsigned char { embedding, isolate, left_out };

class Balance {
public:
    /// Whether the character is a control of direction; `keeps` says what to do with it then.
    [[nodiscard]] static bool is_control(char32_t c) {
        return (c >= first_embedding && c <= right_override) || (c >= first_isolate && c <= pop_isolate);
    }

    bool keeps(char32_t c) {
        if (c == pop_embedding) return close(Opened::embedding);
        if (c == pop_isolate) return close(Opened::isolate);
        const bool is_override = c == left_override || c == right_override;
        const bool is_kept = !is_override && open_.size() < max_depth;
        if (is_override || !is_kept) {
            if (is_override && open_.size() < max_depth) open_.push_back(Opened::left_out);
            return false;
        }
        open_.push_back(c >= first_isolate && c <= last_isolate ? Opened::isolate : Opened::embedding);
        return true;
    }

    void close_all(std::string& out) {
        for (; !open_.empty(); open_.pop_back()) {
            if (open_.back() == Opened::embedding) append_utf8(out, pop_embedding);
            else if (open_.back() == Opened::isolate) append_utf8(out, pop_isolate);
        }
    }

private:
    bool close(Opened kind) {
        if (open_.empty()) return false;
        const Opened last = open_.back();
        const bool is_partner = last == kind || (last == Opened::left_out && kind == Opened::embedding);
        if (!is_partner) return false;
        open_.pop_back();
        return last == kind;
    }
    std::vector<Opened> open_;
};

}  // namespace

std::string one_line(std::string_view text) {
    std::string out;
    Balance balance;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded decoded = decode(text, i);
        const char32_t c = decoded.is_valid ? decoded.character : U'\uFFFD';
        const char32_t shown = shown_character(c);
        const bool is_blank = shown == ' ' || shown == '\t' || shown == '\n' || shown == '\r';
        if (is_blank) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else if (is_invisible(c) || shown != c) {  // nothing to see
        } else if (decoded.is_valid && (!Balance::is_control(c) || balance.keeps(c))) {
            out += text.substr(i, decoded.length);
        }
        i += decoded.length;
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    balance.close_all(out);
    return out;
}

}  // namespace notes_export::base
