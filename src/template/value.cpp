#include "template/value.h"

#include "base/unicode.h"
#include "template/error.h"
#include "template/limits.h"

#include <algorithm>
#include <utility>

namespace notes_export::templates {
namespace {

int checked(int nesting) {
    if (nesting > max_value_nesting) throw Error::limit("lists and maps within each other more than " + std::to_string(max_value_nesting) + " times");
    return nesting;
}

}  // namespace

struct Value::ListData {
    List list;
    int nesting;
};
struct Value::MapData {
    Map map;
    int nesting;
};

Value::Value(std::string text, Trust trust) : data_(std::make_shared<const TextData>(TextData{std::move(text), trust})) {}

Value::Value(List list) {
    int deepest = 0;
    for (const Value& element : list) deepest = std::max(deepest, element.nesting());
    data_ = std::make_shared<const ListData>(ListData{std::move(list), checked(deepest + 1)});
}

Value::Value(Map map) {
    int deepest = 0;
    for (const auto& [key, element] : map.entries) deepest = std::max(deepest, element.nesting());
    data_ = std::make_shared<const MapData>(MapData{std::move(map), checked(deepest + 1)});
}

Value::Value(Time time) : data_(std::make_shared<const Time>(std::move(time))) {}
Value::Value(Function function) : data_(std::make_shared<const Function>(std::move(function))) {}
Value::Value(ObjectPtr object) {
    if (object != nullptr) data_ = std::move(object);
}

const std::string* Value::text() const {
    const auto* data = std::get_if<std::shared_ptr<const TextData>>(&data_);
    return data == nullptr ? nullptr : &(*data)->text;
}

const List* Value::list() const {
    if (const auto* data = std::get_if<std::shared_ptr<const ListData>>(&data_)) return &(*data)->list;
    const Object* const one = object();
    return one == nullptr ? nullptr : one->list();
}

const Map* Value::map() const {
    if (const auto* data = std::get_if<std::shared_ptr<const MapData>>(&data_)) return &(*data)->map;
    const Object* const one = object();
    return one == nullptr ? nullptr : one->map();
}

const Time* Value::time() const {
    const auto* data = std::get_if<std::shared_ptr<const Time>>(&data_);
    return data == nullptr ? nullptr : data->get();
}

const Function* Value::function() const {
    const auto* data = std::get_if<std::shared_ptr<const Function>>(&data_);
    return data == nullptr ? nullptr : data->get();
}

const Object* Value::object() const {
    const auto* data = std::get_if<ObjectPtr>(&data_);
    return data == nullptr ? nullptr : data->get();
}

ObjectPtr Value::object_pointer() const {
    const auto* data = std::get_if<ObjectPtr>(&data_);
    return data == nullptr ? nullptr : *data;
}

Trust Value::trust() const {
    if (const auto* data = std::get_if<std::shared_ptr<const TextData>>(&data_)) return (*data)->trust;
    const Object* const one = object();
    return one == nullptr ? Trust::plain : one->trust();
}

bool Value::is_true() const {
    switch (kind()) {
        case Kind::nil: return false;
        case Kind::boolean: return *boolean();
        case Kind::integer: return *integer() != 0;
        case Kind::real: return *real() != 0;
        case Kind::text: return !text()->empty();
        case Kind::list: return !list()->empty();
        case Kind::map: return !map()->entries.empty();
        case Kind::time: return !time()->is_zero();
        case Kind::duration: return duration()->nanoseconds != 0;
        case Kind::function: return true;
        case Kind::object: {
            if (const List* elements = object()->list()) return !elements->empty();
            if (const Map* entries = object()->map()) return !entries->entries.empty();
            return object()->is_true();
        }
    }
    return false;
}

std::string Value::type_name() const {
    static constexpr const char* text_types[] = {"string", "template.HTML", "template.HTMLAttr", "template.CSS", "template.JS", "template.JSStr", "template.URL", "template.Srcset"};
    switch (kind()) {
        case Kind::nil: return "<nil>";
        case Kind::boolean: return "bool";
        case Kind::integer: return "int";
        case Kind::real: return "float64";
        case Kind::text: return text_types[static_cast<std::size_t>(trust())];
        case Kind::list: {
            const List& elements = *list();
            const auto all_are = [&](Kind kind) { return !elements.empty() && std::ranges::all_of(elements, [&](const Value& v) { return v.kind() == kind; }); };
            return all_are(Kind::text) ? "[]string" : all_are(Kind::integer) ? "[]int" : "[]interface {}";
        }
        case Kind::map: return map()->ignores_case ? "maps.Params" : "map[string]interface {}";
        case Kind::time: return "time.Time";
        case Kind::duration: return "time.Duration";
        case Kind::function: return "func()";
        case Kind::object: return object()->type_name();
    }
    return {};
}

int Value::nesting() const {
    if (const auto* data = std::get_if<std::shared_ptr<const ListData>>(&data_)) return (*data)->nesting;
    if (const auto* data = std::get_if<std::shared_ptr<const MapData>>(&data_)) return (*data)->nesting;
    return 0;
}

std::size_t Value::size_in_bytes() const {
    constexpr std::size_t of_node = 96;  // of a map's entry
    if (const std::string* own = text()) return own->size();
    if (const auto* data = std::get_if<std::shared_ptr<const ListData>>(&data_)) return (*data)->list.size() * sizeof(Value);
    if (const auto* data = std::get_if<std::shared_ptr<const MapData>>(&data_)) return (*data)->map.entries.size() * of_node;
    return 0;
}

const Value* Map::find(std::string_view key) const {
    const auto found = ignores_case ? entries.find(base::to_lower(key)) : entries.find(key);
    return found == entries.end() ? nullptr : &found->second;
}

void Map::set(std::string_view key, Value value) {
    entries.insert_or_assign(ignores_case ? base::to_lower(key) : std::string(key), std::move(value));
}

}  // namespace notes_export::templates
