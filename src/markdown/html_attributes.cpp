#include "markdown/html_attributes.h"

#include "markdown/characters.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool ends_name(char c) { return is_ascii_space(c) || c == '/' || c == '>'; }

/// Reads one start tag, from its "<" on.
class StartTag {
public:
    StartTag(std::string_view html, std::size_t begin) : html_(html), at_(begin + 1) {
        while (at_ < html_.size() && !ends_name(html_[at_])) ++at_;
        while (read_attribute()) {}
    }

    [[nodiscard]] std::size_t end() const { return at_; }  ///< of its ">", or the text's
    [[nodiscard]] bool is_too_long() const { return count_ > max_attributes; }
    [[nodiscard]] std::size_t surplus() const { return surplus_; }  ///< where the first attribute too many begins

private:
    bool read_attribute() {
        while (at_ < html_.size() && (is_ascii_space(html_[at_]) || html_[at_] == '/')) ++at_;
        if (at_ == html_.size() || html_[at_] == '>') return false;
        if (++count_ == max_attributes + 1) surplus_ = at_;
        ++at_;  // an attribute's name may begin with "="
        while (at_ < html_.size() && !ends_name(html_[at_]) && html_[at_] != '=') ++at_;
        std::size_t value = at_;
        while (value < html_.size() && is_ascii_space(html_[value])) ++value;
        if (value == html_.size() || html_[value] != '=') return true;
        at_ = value + 1;
        skip_value();
        return true;
    }
    void skip_value() {
        while (at_ < html_.size() && is_ascii_space(html_[at_])) ++at_;
        if (at_ == html_.size()) return;
        if (html_[at_] == '"' || html_[at_] == '\'') {
            const std::size_t closing = html_.find(html_[at_], at_ + 1);
            at_ = closing == std::string_view::npos ? html_.size() : closing + 1;
            return;
        }
        while (at_ < html_.size() && !is_ascii_space(html_[at_]) && html_[at_] != '>') ++at_;
    }

    std::string_view html_;
    std::size_t at_;
    std::size_t count_ = 0;
    std::size_t surplus_ = 0;
};

}  // namespace

std::size_t cut_attributes(std::string& html) {
    std::string cut;
    std::size_t copied = 0, tags = 0;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at)) {
        if (html.compare(at, 4, "<!--") == 0) {
            at = std::min(html.find("-->", at + 4), html.size());
            continue;
        }
        if (at + 1 == html.size() || !is_letter(html[at + 1])) {
            ++at;
            continue;
        }
        const StartTag tag(html, at);
        at = tag.end();
        if (!tag.is_too_long()) continue;
        ++tags;
        cut.append(html, copied, tag.surplus() - copied);
        copied = tag.end();
    }
    if (tags > 0) html = cut.append(html, copied);
    return tags;
}

}  // namespace notes_export::markdown
