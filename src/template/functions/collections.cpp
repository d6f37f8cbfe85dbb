// collections.*: making, asking and taking parts.
#include "template/functions/arguments.h"
#include "template/functions/collections.h"
#include "template/functions/scratch.h"
#include "template/functions/tables.h"

#include "base/unicode.h"
#include "template/compare.h"
#include "template/escape/escapers.h"
#include "template/evaluator.h"
#include "template/print.h"

#include <algorithm>

namespace notes_export::templates {
namespace {

void set_nested(Map& map, const List& path, std::size_t at, const Value& value) {
    const std::string key = to_text(path[at]);
    if (at + 1 == path.size()) return map.set(key, value);
    const Value* const known = map.find(key);
    Map inner = known != nullptr && known->map() != nullptr ? *known->map() : Map{};
    set_nested(inner, path, at + 1, value);
    map.set(key, Value(std::move(inner)));
}

Value dictionary(Call&, Arguments a) {
    if (a.size() % 2 != 0) fail("invalid dictionary call");
    Map map;
    for (std::size_t i = 0; i < a.size(); i += 2) {
        if (a[i].text() != nullptr) {
            map.set(*a[i].text(), a[i + 1]);
        } else if (a[i].list() != nullptr && !a[i].list()->empty()) {
            if (a[i].list()->size() > 100) fail("invalid dictionary key");
            set_nested(map, *a[i].list(), 0, a[i + 1]);
        } else {
            fail("invalid dictionary key");
        }
    }
    return Value(std::move(map));
}

Value slice(Call&, Arguments a) { return Value(List(a.begin(), a.end())); }

Value append(Call&, Arguments a) {
    const Value& target = a.back();
    if (!target.is_nil() && target.list() == nullptr) fail("expected a slice, got " + target.type_name());
    List out = target.is_nil() ? List{} : *target.list();
    if (a.size() == 2 && a[0].list() != nullptr && !(!out.empty() && out[0].list() != nullptr)) {
        out.insert(out.end(), a[0].list()->begin(), a[0].list()->end());
    } else {
        out.insert(out.end(), a.begin(), a.end() - 1);
    }
    return like(target, std::move(out));
}

// Later maps are merged into: the first argument is the weakest.
Map merged(const Map& base, const Map& over, int depth) {
    if (depth > 100) fail("merge: nested too deeply");
    Map out = base;
    for (const auto& [key, value] : over.entries) {
        const Value* const known = out.find(key);
        if (known != nullptr && known->map() != nullptr && value.map() != nullptr) out.set(key, Value(merged(*known->map(), *value.map(), depth + 1)));
        else out.set(key, value);
    }
    return out;
}

Value merge(Call&, Arguments a) {
    Value out = a.back();
    for (std::size_t i = a.size() - 1; i-- > 0;) {
        if (out.map() == nullptr || a[i].map() == nullptr) fail("merge: destination must be a map, got " + a[i].type_name());
        out = Value(merged(*a[i].map(), *out.map(), 0));
    }
    return out;
}

Value index_one(const Value& from, const Value& key) {
    if (const Map* map = from.map()) {
        const Value* const found = key.is_nil() ? nullptr : map->find(to_text(key));
        return found != nullptr ? *found : Value();
    }
    if (const List* list = from.list()) {
        const std::int64_t at = to_integer(key);
        if (at < 0 || static_cast<std::uint64_t>(at) >= list->size()) return {};
        return (*list)[static_cast<std::size_t>(at)];
    }
    if (const std::string* text = from.text()) {
        const std::int64_t at = to_integer(key);
        if (at < 0 || static_cast<std::uint64_t>(at) >= text->size()) fail("index out of range: " + std::to_string(at));
        return Value(static_cast<unsigned char>((*text)[static_cast<std::size_t>(at)]));
    }
    if (from.is_nil()) fail("index of untyped nil");
    fail("can't index item of type " + from.type_name());
}

Value index(Call&, Arguments a) {
    const bool has_path = a.size() == 2 && a[1].list() != nullptr;
    Value value = a[0];
    for (const Value& key : has_path ? Arguments(*a[1].list()) : a.subspan(1)) {
        value = index_one(value, key);
        if (value.is_nil()) return value;
    }
    return value;
}

Value is_set(Call&, Arguments a) {
    if (const Map* map = a[0].map()) return Value(map->find(to_text(a[1])) != nullptr);
    if (const List* list = a[0].list()) return Value(to_integer(a[1]) >= 0 && static_cast<std::uint64_t>(to_integer(a[1])) < list->size());
    return Value(false);
}

std::size_t count_of(const Value& value, std::size_t size) {
    const std::int64_t count = to_integer(value);
    if (count < 0) fail("can't use negative numbers as number of elements");
    return static_cast<std::size_t>(std::min<std::uint64_t>(static_cast<std::uint64_t>(count), size));
}

Value first(Call&, Arguments a) {
    const List& list = to_list(a[1], "the second argument");
    return like(a[1], List(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(count_of(a[0], list.size()))));
}
Value last(Call&, Arguments a) {
    const List& list = to_list(a[1], "the second argument");
    return like(a[1], List(list.end() - static_cast<std::ptrdiff_t>(count_of(a[0], list.size())), list.end()));
}
Value after(Call&, Arguments a) {
    const List& list = to_list(a[1], "the second argument");
    return like(a[1], List(list.begin() + static_cast<std::ptrdiff_t>(count_of(a[0], list.size())), list.end()));
}

Value reverse(Call&, Arguments a) {
    if (a[0].is_nil()) return {};
    List out = to_list(a[0], "the argument");
    std::ranges::reverse(out);
    return like(a[0], std::move(out));
}

// "seq 3", "seq FIRST LAST", "seq FIRST STEP LAST".
Value seq(Call& call, Arguments a) {
    constexpr std::int64_t most = 2000;  // Hugo's own limit
    std::int64_t begin = 1, step = 1, end = to_integer(a.back());
    if (a.size() == 1 && end < 0) begin = step = -1;
    if (a.size() > 1) begin = to_integer(a[0]);
    if (a.size() > 1 && end < begin) step = -1;
    if (a.size() > 2) step = to_integer(a[1]);
    if (step == 0) fail("'increment' must not be 0");
    constexpr std::int64_t far = std::int64_t{1} << 61;
    if (std::max({begin, end, step}) > far || std::min({begin, end, step}) < -far) fail("size of result exceeds limit");
    if ((begin < end && step < 0) || (begin > end && step > 0)) fail("'increment' must be > 0 for a rising and < 0 for a falling sequence");
    if (a.size() == 1 && end == 0) return Value(List{});
    if ((end - begin) / step + 1 > most) fail("size of result exceeds limit");
    List out;
    for (std::int64_t i = begin; step > 0 ? i <= end : i >= end; i += step) out.emplace_back(i);
    call.budget().step(out.size());
    return Value(std::move(out));
}

Value in(Call& call, Arguments a) {
    if (const std::string* text = a[0].text()) return Value(a[1].text() != nullptr && text->find(*a[1].text()) != std::string::npos);
    const List* const list = a[0].list();
    if (list == nullptr) return Value(false);
    call.budget().step(list->size());
    return Value(std::ranges::any_of(*list, [&](const Value& one) { return same_member(one, a[1]); }));
}

Value delimit(Call&, Arguments a) {
    std::vector<std::string> parts;
    if (const Map* map = a[0].map()) {
        for (const auto& [key, value] : map->entries) parts.push_back(to_text(value));
    } else if (!a[0].is_nil()) {
        for (const Value& one : to_list(a[0], "the first argument")) parts.push_back(to_text(one));
    }
    const std::string between = to_text(a[1]), before_last = a.size() > 2 ? to_text(a[2]) : between;
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += i + 1 == parts.size() ? before_last : between;
        out += parts[i];
    }
    return Value(std::move(out));
}

Value querify(Call&, Arguments a) {
    std::map<std::string, std::vector<std::string>> pairs;
    const Arguments given = a.size() == 1 && a[0].list() != nullptr ? Arguments(*a[0].list()) : a;
    if (a.size() == 1 && a[0].map() != nullptr) {
        for (const auto& [key, value] : a[0].map()->entries) pairs[key] = to_texts(value);
    } else {
        if (given.size() % 2 != 0) fail("querify: keys and values must come in pairs");
        for (std::size_t i = 0; i < given.size(); i += 2) pairs[to_text(given[i])].push_back(to_text(given[i + 1]));
    }
    std::string out;
    for (const auto& [key, values] : pairs)
        for (const std::string& value : values) out += (out.empty() ? "" : "&") + query_escape(key) + "=" + query_escape(value);
    return Value(std::move(out));
}

// `apply $list "FUNCTION" "." more`: "." stands for the element.
Value apply(Call& call, Arguments a) {
    if (a[0].is_nil()) return Value(List{});
    const std::string name = to_text(a[1]);
    const std::shared_ptr<const FunctionEntry> entry = builtin_functions().find(name);
    if (entry == nullptr || !entry->function || entry->special != Special::none) fail("can't find function " + name);
    List out;
    for (const Value& element : to_list(a[0], "the first argument")) {
        call.budget().step();
        std::vector<Value> arguments;
        for (const Value& one : a.subspan(2)) arguments.push_back(one.text() != nullptr && *one.text() == "." ? element : one);
        const auto count = static_cast<int>(arguments.size());
        if (count < entry->least || (entry->most != any_number && count > entry->most)) fail("wrong number of args for " + name);
        out.push_back(entry->function(call, arguments));
        call.budget().allocate(out.back().size_in_bytes());
    }
    return Value(std::move(out));
}

Value new_scratch(Call& call, Arguments) { return make_scratch(call); }

constexpr FunctionRow rows[] = {
    {"collections.Dictionary", "dict", dictionary},
    {"collections.Slice", "slice", slice},
    {"collections.Append", "append", append, 1},
    {"collections.Merge", "merge", merge, 1},
    {"collections.Index", "index", index, 1},
    {"collections.IsSet", "isset isSet", is_set, 2, 2},
    {"collections.First", "first", first, 2, 2},
    {"collections.Last", "last", last, 2, 2},
    {"collections.After", "after", after, 2, 2},
    {"collections.Reverse", "", reverse, 1, 1},
    {"collections.Seq", "seq", seq, 1, 3},
    {"collections.In", "in", in, 2, 2},
    {"collections.Delimit", "delimit", delimit, 2, 3},
    {"collections.Querify", "querify", querify},
    {"collections.Apply", "apply", apply, 2},
    {"collections.NewScratch", "newScratch", new_scratch, 0, 0},
};

}  // namespace

std::span<const FunctionRow> collection_functions() { return rows; }

}  // namespace notes_export::templates
