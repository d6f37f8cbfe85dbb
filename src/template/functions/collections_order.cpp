// collections.*: where, sort, group, and sets.
#include "template/functions/arguments.h"
#include "template/functions/collections.h"
#include "template/functions/tables.h"

#include "template/compare.h"
#include "template/evaluator.h"
#include "template/functions/regular_expression.h"

#include <algorithm>

namespace notes_export::templates {

Value like(const Value& model, List elements) {
    const Object* const object = model.object();
    return object != nullptr && object->list() != nullptr ? object->with_elements(std::move(elements)) : Value(std::move(elements));
}

bool same_member(const Value& a, const Value& b) {
    if (a.is_number() && b.is_number()) return as_number(a) == as_number(b);
    return are_equal(a, b);
}

Value follow(Call& call, const Value& from, std::string_view path) {
    Value value = from;
    while (path.starts_with('.')) path.remove_prefix(1);
    while (!path.empty() && !value.is_nil()) {
        const std::size_t dot = path.find('.');
        value = member_of(call, value, path.substr(0, dot), {});
        path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    }
    return value;
}

std::string query_escape(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool is_kept = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || std::string_view("-._~").find(c) != std::string_view::npos;
        if (is_kept || c == ' ') out += c == ' ' ? '+' : c;
        else ((out += '%') += digits[static_cast<unsigned char>(c) >> 4]) += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

namespace {

bool contains(const Value& haystack, const Value& needle) {
    if (haystack.list() != nullptr) return std::ranges::any_of(*haystack.list(), [&](const Value& one) { return same_member(one, needle); });
    return haystack.text() != nullptr && needle.text() != nullptr && haystack.text()->find(*needle.text()) != std::string::npos;
}

bool holds(std::string_view op, const Value& left, const Value& right) {
    if (op == "=" || op == "==" || op == "eq") return same_member(left, right);
    if (op == "!=" || op == "<>" || op == "ne") return !same_member(left, right);
    if (op == "in") return contains(right, left);
    if (op == "not in") return !contains(right, left);
    if (op == "intersect") {
        return left.list() != nullptr && right.list() != nullptr && std::ranges::any_of(*left.list(), [&](const Value& one) { return contains(right, one); });
    }
    if (op == "like") return left.text() != nullptr && RegularExpression(to_text(right)).is_found_in(*left.text());
    if (left.is_nil() || right.is_nil()) return false;
    if (op == ">=" || op == "ge") return compare(left, right) >= 0;
    if (op == ">" || op == "gt") return compare(left, right) > 0;
    if (op == "<=" || op == "le") return compare(left, right) <= 0;
    if (op == "<" || op == "lt") return compare(left, right) < 0;
    fail("no such operator: \"" + std::string(op) + "\"");
}

// `where LIST "Params.kind" "talk"`, `where LIST "Weight" ">" 3`.
Value where(Call& call, Arguments a) {
    const std::string path = to_text(a[1]);
    const std::string op = a.size() > 3 ? to_text(a[2]) : "=";
    const Value& wanted = a.back();
    if (a[0].is_nil()) return Value(List{});
    if (const Map* map = a[0].map()) {
        Map kept;
        for (const auto& [key, value] : map->entries)
            if (holds(op, follow(call, value, path), wanted)) kept.set(key, value);
        return Value(std::move(kept));
    }
    const List& list = to_list(a[0], "the first argument");
    call.budget().step(list.size());
    List kept;
    std::ranges::copy_if(list, std::back_inserter(kept), [&](const Value& one) { return holds(op, follow(call, one, path), wanted); });
    return like(a[0], std::move(kept));
}

// `sort LIST "Params.weight" "desc"`; of maps: their values, by keys if no path is given.
Value sort(Call& call, Arguments a) {
    struct Entry {
        Value key, value;
    };
    const std::string path = a.size() > 1 ? to_text(a[1]) : "";
    const bool is_descending = a.size() > 2 && to_text(a[2]) == "desc";
    const bool is_by_value = path.empty() || path == "value";
    std::vector<Entry> entries;
    const auto key_of = [&](const Value& one) { return is_by_value ? one : follow(call, one, path); };
    if (a[0].is_nil()) return Value(List{});
    if (const Map* map = a[0].map()) {
        for (const auto& [key, value] : map->entries) entries.push_back({path.empty() ? Value(key) : key_of(value), value});
    } else {
        for (const Value& one : to_list(a[0], "the first argument")) entries.push_back({key_of(one), one});
    }
    call.budget().step(entries.size() * 16);
    // What has no such key stands last, whichever the order.
    std::ranges::stable_sort(entries, [&](const Entry& left, const Entry& right) {
        if (left.key.is_nil() || right.key.is_nil()) return !left.key.is_nil() && right.key.is_nil();
        const int order = compare(left.key, right.key);
        return is_descending ? order > 0 : order < 0;
    });
    List out;
    for (Entry& entry : entries) out.push_back(std::move(entry.value));
    return like(a[0], std::move(out));
}

// Each list's elements once; `keeps` says which.
template <class Keeps>
Value filtered(Call& call, const Value& model, const List& list, std::size_t other_size, List out, Keeps keeps) {
    for (const Value& one : list) {
        call.budget().step(other_size + out.size() + 1);
        if (keeps(one) && !std::ranges::any_of(out, [&](const Value& known) { return same_member(known, one); })) out.push_back(one);
    }
    return like(model, std::move(out));
}

const List& list_or_none(const Value& value) {
    static const List none;
    return value.is_nil() ? none : to_list(value, "the argument");
}

Value uniq(Call& call, Arguments a) {
    return filtered(call, a[0], list_or_none(a[0]), 0, {}, [](const Value&) { return true; });
}

Value unite(Call& call, Arguments a) {
    const Value first = filtered(call, a[0], list_or_none(a[0]), 0, {}, [](const Value&) { return true; });
    return filtered(call, a[0].is_nil() ? a[1] : a[0], list_or_none(a[1]), 0, *first.list(), [](const Value&) { return true; });
}

Value intersect(Call& call, Arguments a) {
    const List& right = list_or_none(a[1]);
    const Value other(right);
    return filtered(call, a[0], list_or_none(a[0]), right.size(), {}, [&](const Value& one) { return contains(other, one); });
}

// What the last list has and none of the others.
Value complement(Call& call, Arguments a) {
    List all;
    for (const Value& one : a.first(a.size() - 1)) {
        const List& list = list_or_none(one);
        all.insert(all.end(), list.begin(), list.end());
    }
    const std::size_t size = all.size();
    const Value others(std::move(all));
    List out;
    for (const Value& one : list_or_none(a.back())) {
        call.budget().step(size + 1);
        if (!contains(others, one)) out.push_back(one);
    }
    return like(a.back(), std::move(out));
}

Value symmetric_difference(Call& call, Arguments a) {
    // `first | symdiff second`: what only the last one has stands first.
    const List &right = list_or_none(a[0]), &left = list_or_none(a[1]);
    List out;
    call.budget().step(left.size() * right.size() + left.size() + right.size());
    const Value right_value(right), left_value(left);
    for (const Value& one : left)
        if (!contains(right_value, one)) out.push_back(one);
    for (const Value& one : right)
        if (!contains(left_value, one)) out.push_back(one);
    return like(a[1], std::move(out));
}

class Group final : public Object {
public:
    Group(Value key, Value pages) : key_(std::move(key)), pages_(std::move(pages)) {}
    std::string type_name() const override { return "page.PageGroup"; }
    std::optional<Value> member(Call&, std::string_view name, Arguments) const override {
        if (name == "Key") return key_;
        if (name == "Pages") return pages_;
        return std::nullopt;
    }

private:
    Value key_, pages_;
};

Value group(Call&, Arguments a) { return Value(std::make_shared<const Group>(a[0], a[1])); }

// The order of a deck needs chance, and a document is the same each time it is made.
Value shuffle(Call& call, Arguments a) {
    call.warn("\"shuffle\" is left out: the list keeps its order");
    return a[0];
}

constexpr FunctionRow rows[] = {
    {"collections.Where", "where", where, 3, 4},
    {"collections.Sort", "sort", sort, 1, 3},
    {"collections.Uniq", "uniq", uniq, 1, 1},
    {"collections.Union", "union", unite, 2, 2},
    {"collections.Intersect", "intersect", intersect, 2, 2},
    {"collections.Complement", "complement", complement, 2},
    {"collections.SymDiff", "symdiff", symmetric_difference, 2, 2},
    {"collections.Group", "group", group, 2, 2},
    {"collections.Shuffle", "shuffle", shuffle, 1, 1},
};

}  // namespace

std::span<const FunctionRow> order_functions() { return rows; }

}  // namespace notes_export::templates
