#include "template/compare.h"

#include "template/functions/arguments.h"
#include "template/limits.h"
#include "template/literals.h"

#include <optional>
#include <string>

namespace notes_export::templates {
namespace {

// Enumerations, whole numbers and durations are integers to `eq`; a duration equals the number of its nanoseconds.
bool equal_within(const Value& a, const Value& b, int depth) {
    if (depth > max_value_nesting) return false;
    if (a.text() != nullptr && b.text() != nullptr) return *a.text() == *b.text();
    if (a.real() != nullptr || b.real() != nullptr) return a.real() != nullptr && b.real() != nullptr && *a.real() == *b.real();
    if (const std::optional<std::int64_t> left = as_integer(a), right = as_integer(b); left && right) return *left == *right;
    if (a.object() != nullptr && b.object() != nullptr) {
        if (a.object() == b.object() || a.object()->equals(*b.object())) return true;
    }
    if (a.list() != nullptr && b.list() != nullptr) {
        const List &left = *a.list(), &right = *b.list();
        if (left.size() != right.size()) return false;
        for (std::size_t i = 0; i < left.size(); ++i)
            if (!equal_within(left[i], right[i], depth + 1)) return false;
        return true;
    }
    if (a.map() != nullptr && b.map() != nullptr) {
        const auto &left = a.map()->entries, &right = b.map()->entries;
        if (left.size() != right.size()) return false;
        for (auto i = left.begin(), j = right.begin(); i != left.end(); ++i, ++j)
            if (i->first != j->first || !equal_within(i->second, j->second, depth + 1)) return false;
        return true;
    }
    if (a.kind() != b.kind()) return false;
    switch (a.kind()) {
        case Kind::nil: return true;
        case Kind::boolean: return *a.boolean() == *b.boolean();
        case Kind::time: return *a.time() == *b.time();
        default: return false;
    }
}

// A text's number, or the size of what has one.
std::optional<double> measure(const Value& value) {
    if (value.list() != nullptr) return static_cast<double>(value.list()->size());
    if (value.map() != nullptr) return static_cast<double>(value.map()->entries.size());
    if (const std::optional<double> number = as_number(value)) return number;
    if (const std::string* text = value.text()) {
        const std::optional<Value> number = text->find('_') == std::string::npos ? parse_number_literal(*text) : std::nullopt;
        return number ? as_number(*number) : std::nullopt;
    }
    if (const bool* truth = value.boolean()) return *truth ? 1 : 0;
    if (const Time* time = value.time()) return static_cast<double>(time->seconds);
    return 0;
}

int order(auto a, auto b) { return a < b ? -1 : a > b ? 1 : 0; }

}  // namespace

bool are_equal(const Value& a, const Value& b) { return equal_within(a, b, 0); }

int compare(const Value& a, const Value& b) {
    if (a.object() != nullptr && b.object() != nullptr)
        if (const std::optional<int> result = a.object()->compare(*b.object())) return *result;
    if (a.time() != nullptr && b.time() != nullptr) {
        const int seconds = order(a.time()->seconds, b.time()->seconds);
        return seconds != 0 ? seconds : order(a.time()->nanoseconds, b.time()->nanoseconds);
    }
    const std::optional<double> left = measure(a), right = measure(b);
    if (left && right) return order(*left, *right);
    if (a.text() != nullptr && b.text() != nullptr) return order(a.text()->compare(*b.text()), 0);
    return order(left.value_or(0), right.value_or(0));
}

}  // namespace notes_export::templates
