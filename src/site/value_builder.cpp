#include "site/value_builder.h"

#include "base/unicode.h"

#include <algorithm>
#include <utility>

namespace notes_export::site {

Span ValueBuilder::span(std::size_t begin, std::size_t end) const {
    if (text_.source == SourceId::none) return {};
    const auto limit = [&](std::size_t offset) { return text_.offset + static_cast<std::uint32_t>(std::min(offset, text_.text.size())); };
    return {text_.source, limit(begin), limit(std::max(begin, end))};
}

void ValueBuilder::report_syntax(std::size_t begin, std::size_t end, std::string_view notation, std::string_view problem, std::string hint) {
    Diagnostic& diagnostic = diagnostics_.error("data-syntax", span(begin, end),
                                                std::string(text_.name) + " is not valid " + std::string(notation) + ": " + std::string(problem));
    if (!hint.empty()) diagnostic.hint(std::move(hint));
}

bool ValueBuilder::report_limit(Span place, std::string message) {
    diagnostics_.error("data-limit", place, std::string(text_.name) + " " + std::move(message));
    return false;
}

bool ValueBuilder::count_one(std::size_t bytes, Span place) {
    bytes_ += bytes;
    if (++nodes_ > max_value_nodes) return report_limit(place, "holds more than " + std::to_string(max_value_nodes) + " values, aliases counted each time");
    if (bytes_ > max_value_bytes) return report_limit(place, "unfolds to more than " + std::to_string(max_value_bytes >> 20U) + " MiB");
    return true;
}

bool ValueBuilder::count(const Value& value, Span place) {
    if (!count_one(value.text.size(), place)) return false;
    for (const Value& item : value.list)
        if (!count(item, place)) return false;
    for (const auto& [name, item] : value.map)
        if (!count_one(name.size(), place) || !count(item, place)) return false;
    return true;
}

bool ValueBuilder::begin(ValueKind list_or_map, Span place) {
    if (open_.size() == max_value_depth) return report_limit(place, "is nested deeper than " + std::to_string(max_value_depth) + " levels");
    if (!count_one(0, place)) return false;
    Open open;
    open.value.kind = list_or_map;
    open.value.span = place;
    open_.push_back(std::move(open));
    return true;
}

bool ValueBuilder::end() {
    Value value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
}

bool ValueBuilder::key(std::string name, Span place) {
    Open& map = open_.back();
    name = base::clean_text(std::move(name)).text;
    map.key = base::to_lower(name);
    map.is_double = !map.keys.insert(map.key).second;
    if (map.is_double)
        diagnostics_.warn("duplicate-key", place, "the key " + quoted(name) + " is given twice")
            .hint("the first one counts; delete one of them");
    return count_one(name.size(), place);
}

bool ValueBuilder::scalar(ValueKind kind, std::string text, Span place) {
    if (!count_one(text.size(), place)) return false;
    Value value;
    value.kind = kind;
    value.text = base::clean_text(std::move(text)).text;  // escapes can bring in what the file's text may not hold
    value.span = place;
    return add(std::move(value));
}

bool ValueBuilder::insert(const Value& copy) {
    // An alias may stand deep inside and stand for something deep itself; the sum must keep to the limit.
    struct Depth {
        static std::size_t of(const Value& value) {
            std::size_t deepest = 0;
            for (const Value& item : value.list) deepest = std::max(deepest, of(item));
            for (const auto& [name, item] : value.map) deepest = std::max(deepest, of(item));
            return deepest + 1;
        }
    };
    if (!count(copy, copy.span)) return false;
    if (open_.size() + Depth::of(copy) > max_value_depth + 1)
        return report_limit(copy.span, "is nested deeper than " + std::to_string(max_value_depth) + " levels");
    return add(copy);
}

bool ValueBuilder::add(Value value) {
    if (open_.empty()) {
        root_ = std::move(value);
        has_root_ = true;
        return true;
    }
    Open& parent = open_.back();
    if (parent.value.kind == ValueKind::list) parent.value.list.push_back(std::move(value));
    else if (parent.is_double) parent.dropped = std::move(value);
    else parent.value.map.emplace_back(std::move(parent.key), std::move(value));
    return true;
}

const Value& ValueBuilder::last() const {
    if (open_.empty()) return root_;
    const Open& parent = open_.back();
    if (parent.value.kind == ValueKind::list) return parent.value.list.back();
    return parent.is_double ? parent.dropped : parent.value.map.back().second;
}

}  // namespace notes_export::site
