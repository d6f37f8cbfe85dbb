// Shorthand for growing a pugixml tree. Texts are copied into the tree once; numbers never pass through the locale.
#pragma once

#include "base/numbers.h"

#include <pugixml.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace notes_export::markup {

inline void set(pugi::xml_node node, const char* attribute, std::string_view value) {
    node.append_attribute(attribute).set_value(value.data(), value.size());
}

inline void set_number(pugi::xml_node node, const char* attribute, std::uint32_t value) {
    std::string text;
    base::append_number(text, std::int64_t{value});
    set(node, attribute, text);
}

inline pugi::xml_node add(pugi::xml_node parent, const char* element, std::string_view class_names = {}) {
    pugi::xml_node node = parent.append_child(element);
    if (!class_names.empty()) set(node, "class", class_names);
    return node;
}

inline void add_text(pugi::xml_node parent, std::string_view text) {
    if (!text.empty()) parent.append_child(pugi::node_pcdata).set_value(text.data(), text.size());
}

inline pugi::xml_node add_with_text(pugi::xml_node parent, const char* element, std::string_view class_names, std::string_view text) {
    pugi::xml_node node = add(parent, element, class_names);
    add_text(node, text);
    return node;
}

}  // namespace notes_export::markup
