#include "layouts/values.h"

#include "base/unicode.h"

#include <optional>
#include <utility>

namespace notes_export::layouts {
namespace {

/// Escapes of YAML and JSON can make noncharacters, which stand for finished parts of the page elsewhere.
std::string clean(const std::string& text) {
    return text.find("\xEF\xB7") == std::string::npos ? text : base::clean_text(text).text;
}

}  // namespace

templates::Value to_template(const site::Value& value) {
    switch (value.kind) {
        case site::ValueKind::null: return {};
        case site::ValueKind::boolean:
            if (const std::optional<bool> truth = value.as_bool()) return *truth;
            break;
        case site::ValueKind::integer:
            if (const std::optional<std::int64_t> number = value.as_integer()) return *number;
            break;
        case site::ValueKind::real:
            if (const std::optional<double> number = value.as_real()) return *number;
            break;
        case site::ValueKind::date:
        case site::ValueKind::text: break;
        case site::ValueKind::list: {
            templates::List list;
            list.reserve(value.list.size());
            for (const site::Value& item : value.list) list.push_back(to_template(item));
            return list;
        }
        case site::ValueKind::map: {
            templates::Map map;
            map.ignores_case = true;
            for (const auto& [key, item] : value.map) map.set(key, to_template(item));
            return map;
        }
    }
    return clean(value.text);
}

templates::Value moment(std::string_view iso) {
    return templates::parse_time(iso).value_or(templates::Time{});
}

}  // namespace notes_export::layouts
