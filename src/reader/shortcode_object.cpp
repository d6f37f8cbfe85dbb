#include "reader/shortcode_object.h"

#include "base/numbers.h"
#include "template/functions/arguments.h"

#include <utility>

namespace notes_export::reader {
namespace {

using templates::Value;

/// Typed where the author wrote it without quotes (SC-8).
Value value_of(const shortcode::Argument& argument) {
    switch (argument.kind) {
        case shortcode::ArgumentKind::text: break;
        case shortcode::ArgumentKind::boolean: return argument.value == "true";
        case shortcode::ArgumentKind::integer:
            if (const auto number = base::parse_integer(argument.value)) return static_cast<std::int64_t>(*number);
            break;
        case shortcode::ArgumentKind::real: return templates::to_real(Value(argument.value));
    }
    return argument.value;
}

}  // namespace

ShortcodeObject::ShortcodeObject(layouts::Run& run, const shortcode::Call& call, Place place, Value parent)
    : run_(run), name_(call.name), place_(std::move(place)), parent_(std::move(parent)), is_named_(call.is_named()) {
    if (is_named_) {
        templates::Map map;
        for (const shortcode::Argument& argument : call.arguments) map.set(argument.name, value_of(argument));
        params_ = std::move(map);
    } else {
        templates::List list;
        for (const shortcode::Argument& argument : call.arguments) list.push_back(value_of(argument));
        params_ = std::move(list);
    }
}

/// A key of the other kind gives nil and a missing one "", so that `.Get "x" | default (.Get 0)` works.
Value ShortcodeObject::get(const Value& key) const {
    if (!params_.is_true()) return {};
    if (const std::int64_t* index = key.integer()) {
        const templates::List* list = params_.list();
        if (!list) return {};
        const auto at = static_cast<std::size_t>(*index);
        return *index >= 0 && at < list->size() ? (*list)[at] : Value("");
    }
    const templates::Map* map = params_.map();
    if (!map) return {};
    const Value* found = map->find(templates::to_text(key));
    return found ? *found : Value("");
}

std::string ShortcodeObject::deindented() const {
    if (place_.indentation.empty()) return inner_;
    std::string out;
    for (std::size_t begin = 0; begin < inner_.size();) {
        const std::size_t end = std::min(inner_.find('\n', begin), inner_.size() - 1) + 1;
        const std::string_view line = std::string_view(inner_).substr(begin, end - begin);
        out += line.starts_with(place_.indentation) ? line.substr(place_.indentation.size()) : line;
        begin = end;
    }
    return out;
}

std::optional<Value> ShortcodeObject::member(templates::Call& call, std::string_view name, templates::Arguments arguments) const {
    if (name == "Get") {
        if (arguments.size() != 1) templates::fail("wrong number of args for Get: want 1 got " + std::to_string(arguments.size()));
        return get(arguments[0]);
    }
    if (name == "Inner") return Value(inner_, templates::Trust::html);
    if (name == "InnerDeindent") return Value(deindented(), templates::Trust::html);
    if (name == "Params") return params_;
    if (name == "IsNamedParams") return is_named_;
    if (name == "Name") return name_;
    if (name == "Ordinal") return place_.ordinal;
    if (name == "Parent") return parent_;
    if (name == "Position") return place_.position;
    if (name == "Page") return run_.page(place_.page);
    if (name == "Site") return run_.site_object(place_.page->language);
    if (name == "Scratch" || name == "Store") return run_.scratch(call, "call " + std::to_string(place_.number));
    if (name == "Ref" || name == "RelRef") return run_.page(place_.page).object()->member(call, name, arguments);
    return std::nullopt;
}

}  // namespace notes_export::reader
