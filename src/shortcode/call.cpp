#include "shortcode/call.h"

namespace notes_export::shortcode {

const Argument* Call::named(std::string_view key) const {
    for (auto argument = arguments.rbegin(); argument != arguments.rend(); ++argument) {
        if (!argument->name.empty() && argument->name == key) return &*argument;
    }
    return nullptr;
}

const Argument* Call::positional(std::size_t index) const {
    if (index >= arguments.size() || !arguments[index].name.empty()) return nullptr;
    return &arguments[index];
}

const Argument* Call::get(std::string_view key, std::size_t index) const {
    if (const Argument* argument = named(key)) return argument;
    return positional(index);
}

std::string_view Call::text(std::string_view key) const {
    const Argument* argument = named(key);
    return argument ? std::string_view(argument->value) : std::string_view{};
}

std::string_view Call::text(std::string_view key, std::size_t index) const {
    const Argument* argument = get(key, index);
    return argument ? std::string_view(argument->value) : std::string_view{};
}

bool Call::flag(std::string_view key, bool fallback) const {
    const std::string_view value = text(key);
    if (value == "true") return true;
    if (value == "false") return false;
    return fallback;
}

}  // namespace notes_export::shortcode
