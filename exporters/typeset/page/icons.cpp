#include "typeset/page/icons.h"

#include "base/numbers.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

// Drawn for this program on a grid of 24 units: one path each, lines and curves only.
constexpr IconDrawing icons[] = {
    {"arrow_back", "M20 12 L4 12 M11 5 L4 12 L11 19"},
    {"arrow_right_alt", "M4 12 L20 12 M13 5 L20 12 L13 19"},
    {"bookmark", "M6 3 L18 3 L18 21 L12 16.5 L6 21 Z"},
    {"bug", "M12 8 C15 8 16.5 10 16.5 13.5 C16.5 17 14.8 20 12 20 C9.2 20 7.5 17 7.5 13.5 C7.5 10 9 8 12 8 Z M9 8 L7 4.5 "
            "M15 8 L17 4.5 M7.5 12 L3.5 10.5 M16.5 12 L20.5 10.5 M7.5 16 L4 18.5 M16.5 16 L20 18.5 M12 8 L12 20"},
    {"calendar", "M4 6 L20 6 L20 20 L4 20 Z M4 10.5 L20 10.5 M8.5 3 L8.5 7 M15.5 3 L15.5 7"},
    {"check", "M4 12.5 L9.5 18 L20 6.5"},
    {"check_circle", "M12 3 C17 3 21 7 21 12 C21 17 17 21 12 21 C7 21 3 17 3 12 C3 7 7 3 12 3 Z M7.8 12.4 L10.8 15.4 L16.4 9.2"},
    {"code", "M8 6 L2.5 12 L8 18 M16 6 L21.5 12 L16 18"},
    {"danger", "M8 3 L16 3 L21 8 L21 16 L16 21 L8 21 L3 16 L3 8 Z M12 7.5 L12 13 M12 16.2 L12 16.9"},
    {"download", "M12 3 L12 15 M6.5 10 L12 15.5 L17.5 10 M4 20 L20 20"},
    {"email", "M3 6 L21 6 L21 18.5 L3 18.5 Z M3 6.5 L12 13.5 L21 6.5"},
    {"error_outline", "M12 3 C17 3 21 7 21 12 C21 17 17 21 12 21 C7 21 3 17 3 12 C3 7 7 3 12 3 Z M12 7.5 L12 13 M12 16.2 L12 16.9"},
    {"event", "M4 6 L20 6 L20 20 L4 20 Z M4 10.5 L20 10.5 M8.5 3 L8.5 7 M15.5 3 L15.5 7 M13 14 L16.5 14 L16.5 17 L13 17 Z"},
    {"fire", "M12.5 2.5 C13 6.5 18.5 9 18.5 14.8 C18.5 18.8 15.6 21.5 12 21.5 C8.4 21.5 5.5 18.8 5.5 15 C5.5 12.4 6.8 10.5 8.3 9 "
             "C8.6 11 9.3 12 10.4 12.6 C10 9 10.2 5.5 12.5 2.5 Z"},
    {"folder", "M3 5.5 L10 5.5 L12 8 L21 8 L21 19 L3 19 Z"},
    {"git", "M7 5 L7 19 M7 14 C7 10.5 16 13 16 8.5 M16 8.5 L16 5"},
    {"heart", "M12 20 C5 14.8 3 11.8 3 8.6 C3 5.9 5 4 7.5 4 C9.4 4 11.1 5 12 6.8 C12.9 5 14.6 4 16.5 4 C19 4 21 5.9 21 8.6 C21 11.8 "
              "19 14.8 12 20 Z"},
    {"home", "M3.5 11.5 L12 4 L20.5 11.5 M6 9.5 L6 20 L18 20 L18 9.5 M10 20 L10 14 L14 14 L14 20"},
    {"important", "M4 4 L20 4 L20 16.5 L13 16.5 L8.5 21 L8.5 16.5 L4 16.5 Z M12 7 L12 11 M12 13.2 L12 13.9"},
    {"info", "M12 3 C17 3 21 7 21 12 C21 17 17 21 12 21 C7 21 3 17 3 12 C3 7 7 3 12 3 Z M12 11 L12 16.5 M12 7.3 L12 8"},
    {"language", "M12 3 C17 3 21 7 21 12 C21 17 17 21 12 21 C7 21 3 17 3 12 C3 7 7 3 12 3 Z M3 12 L21 12 M12 3 C8 7.5 8 16.5 12 21 "
                 "M12 3 C16 7.5 16 16.5 12 21"},
    {"lightbulb", "M12 2.8 C15.8 2.8 18.5 5.6 18.5 9 C18.5 13 15.3 13.8 15.3 17 L8.7 17 C8.7 13.8 5.5 13 5.5 9 C5.5 5.6 8.2 2.8 12 "
                  "2.8 Z M9.2 19.8 L14.8 19.8 M10.5 22 L13.5 22"},
    {"link", "M10 14 L14 10 M8.5 11.5 L5.5 14.5 C3 17 7 21 9.5 18.5 L12.5 15.5 M11.5 8.5 L14.5 5.5 C17 3 21 7 18.5 9.5 L15.5 12.5"},
    {"location", "M12 21.5 C7 15.5 5 12.5 5 9.5 C5 5.7 8 3 12 3 C16 3 19 5.7 19 9.5 C19 12.5 17 15.5 12 21.5 Z M12 7 C13.6 7 14.8 8.2 "
                 "14.8 9.8 C14.8 11.3 13.6 12.5 12 12.5 C10.4 12.5 9.2 11.3 9.2 9.8 C9.2 8.2 10.4 7 12 7 Z"},
    {"minus", "M5 12 L19 12"},
    {"music", "M9 17.5 L9 5 L19 3 L19 15.5 M9 17.5 C9 19.5 4 20.8 4 18 C4 16 7.5 15.6 9 16.8 M19 15.5 C19 17.5 14 18.8 14 16 C14 14 "
              "17.5 13.6 19 14.8"},
    {"notification", "M5 17.5 C7 15.5 6.5 13.5 6.5 10.5 C6.5 7 9 4.5 12 4.5 C15 4.5 17.5 7 17.5 10.5 C17.5 13.5 17 15.5 19 17.5 Z "
                     "M10 20.5 L14 20.5"},
    {"path", "M4 19 L9 19 C16 19 8 5 15 5 L20 5 M17 2 L20 5 L17 8"},
    {"person", "M12 4 C14.2 4 16 5.8 16 8 C16 10.2 14.2 12 12 12 C9.8 12 8 10.2 8 8 C8 5.8 9.8 4 12 4 Z M4 20.5 C4 16.5 7.5 14.5 12 "
               "14.5 C16.5 14.5 20 16.5 20 20.5 Z"},
    {"play", "M12 3 C17 3 21 7 21 12 C21 17 17 21 12 21 C7 21 3 17 3 12 C3 7 7 3 12 3 Z M10 8 L16.2 12 L10 16 Z"},
    {"quote", "M4 17 C7.5 16 9 13.5 9 9 L9 7 L4 7 L4 12 L8 12 M14 17 C17.5 16 19 13.5 19 9 L19 7 L14 7 L14 12 L18 12"},
    {"search", "M10.5 4 C14 4 17 7 17 10.5 C17 14 14 17 10.5 17 C7 17 4 14 4 10.5 C4 7 7 4 10.5 4 Z M15.3 15.3 L21 21"},
    {"shield", "M12 2.8 L19.5 5.5 L19.5 11 C19.5 16 16.5 19.5 12 21.3 C7.5 19.5 4.5 16 4.5 11 L4.5 5.5 Z"},
    {"star", "M12 3 L14.8 9 L21.2 9.7 L16.4 14 L17.8 20.5 L12 17.2 L6.2 20.5 L7.6 14 L2.8 9.7 L9.2 9 Z"},
    {"thumb_up", "M3.5 10.5 L7.5 10.5 L7.5 20 L3.5 20 Z M7.5 11 L11.5 3 C13.8 3 14.3 4.8 13.2 9.5 L19.5 9.5 C21 9.5 21 11.5 20.5 13 L18.8 "
                 "18.5 C18.4 19.6 17.8 20 16.8 20 L7.5 20"},
    {"time", "M12 3 C17 3 21 7 21 12 C21 17 17 21 12 21 C7 21 3 17 3 12 C3 7 7 3 12 3 Z M12 6.8 L12 12 L15.8 14.3"},
    {"warning", "M12 3.5 L22 20.5 L2 20.5 Z M12 9.5 L12 14.5 M12 17.2 L12 17.9"},
};

/// Other names under which pages ask for the same drawing.
struct Alias {
    std::string_view name, drawing;
};
constexpr Alias aliases[] = {
    {"bug_report", "bug"},        {"date", "calendar"},      {"dangerous", "danger"},     {"done", "check"},
    {"check_circle_outline", "check_circle"},                {"info_outline", "info"},    {"note", "info"},
    {"ok", "check_circle"},       {"tip", "lightbulb"},      {"caution", "error_outline"}, {"video", "play"},
    {"youtube", "play"},          {"audio", "music"},        {"post", "quote"},           {"listing", "code"},
    {"timer", "time"},            {"schedule", "time"},      {"favorite", "heart"},       {"account", "person"},
    {"arrow_left_alt", "arrow_back"}, {"keyborad_arrow_right", "arrow_right_alt"},        {"public", "language"},
    {"place", "location"},        {"mail", "email"},         {"github", "git"},           {"code_of_conduct", "shield"},
};

std::string_view plain_name(std::string_view name) {
    if (name.starts_with("gdoc_")) name.remove_prefix(5);
    for (const Alias& alias : aliases) {
        if (alias.name == name) return alias.drawing;
    }
    return name;
}

}  // namespace

const IconDrawing* find_icon(std::string_view name) {
    const std::string_view wanted = plain_name(name);
    const auto* found = std::find_if(std::begin(icons), std::end(icons), [&](const auto& icon) { return icon.name == wanted; });
    return found == std::end(icons) ? nullptr : found;
}

PathItem draw_icon(const IconDrawing& icon, float x, float y, float size, Color color, NodeId owner) {
    PathItem path;
    path.is_filled = icon.is_filled;
    path.fill = path.stroke = color;
    path.stroke_width = icon.is_filled ? 0 : 1.8F * size / 24;
    path.owner = owner;
    const double scale = static_cast<double>(size) / 24;
    std::string_view rest = icon.path;
    const auto next_word = [&]() -> std::string_view {
        while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(end);
        return word;
    };
    const auto add_point = [&](std::string_view first) {
        const double px = base::parse_number(first).value_or(0), py = base::parse_number(next_word()).value_or(0);
        path.points.push_back({Length::points(static_cast<double>(x) + px * scale), Length::points(static_cast<double>(y) + py * scale)});
    };
    for (std::string_view word = next_word(); !word.empty(); word = next_word()) {
        const char verb = word.front();
        const std::string_view number = word.substr(1);
        if (verb == 'Z') {
            path.verbs.push_back(PathVerb::close);
        } else if (verb == 'M' || verb == 'L') {
            path.verbs.push_back(verb == 'M' ? PathVerb::move : PathVerb::line);
            add_point(number);
        } else if (verb == 'C') {
            path.verbs.push_back(PathVerb::curve);
            add_point(number);
            add_point(next_word());
            add_point(next_word());
        }
    }
    return path;
}

}  // namespace notes_export::typeset
