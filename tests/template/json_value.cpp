#include "json_value.h"

#include <nlohmann/json.hpp>

namespace notes_export::test {
namespace {

templates::Value convert(const nlohmann::json& json) {
    if (json.is_boolean()) return templates::Value(json.get<bool>());
    if (json.is_number_integer()) return templates::Value(json.get<std::int64_t>());
    if (json.is_number()) return templates::Value(json.get<double>());
    if (json.is_string()) return templates::Value(json.get<std::string>());
    if (json.is_array()) {
        templates::List list;
        for (const nlohmann::json& element : json) list.push_back(convert(element));
        return templates::Value(std::move(list));
    }
    if (!json.is_object()) return {};
    if (json.size() == 1 && json.contains("(date)")) return templates::Value(templates::parse_time(json["(date)"].get<std::string>()).value());
    templates::Map map;
    map.ignores_case = json.contains("(params)");
    for (const auto& [key, element] : json.items())
        if (key != "(params)") map.set(key, convert(element));
    return templates::Value(std::move(map));
}

}  // namespace

templates::Value json_value(const std::string& text) { return convert(nlohmann::json::parse(text)); }

}  // namespace notes_export::test
