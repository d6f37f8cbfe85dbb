// The style sheets and style attributes of a drawing: read as CSS Syntax 3 has it, and written anew with what is harmless.
// What a rule may not say is taken out of it; the rest stays.
#pragma once

#include <pugixml.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::imaging {

/// What was left out of a drawing although its author will miss it; each is told once.
class Losses {
public:
    void add(std::string_view what);
    [[nodiscard]] const std::vector<std::string>& all() const { return all_; }

private:
    std::vector<std::string> all_;
};

/// All text of a `style` element.
[[nodiscard]] std::string sheet_text(pugi::xml_node style);

/// Calls `found` with each word of a class attribute.
template <class Found>
void for_each_class(std::string_view classes, const Found& found) {
    constexpr std::string_view blanks = " \t\r\n";
    while (!classes.empty()) {
        classes.remove_prefix(std::min(classes.find_first_not_of(blanks), classes.size()));
        const std::size_t end = std::min(classes.find_first_of(blanks), classes.size());
        if (end > 0) found(classes.substr(0, end));
        classes.remove_prefix(end);
    }
}

struct CssRule {
    std::vector<std::string> selectors;  ///< trimmed, without comments
    std::string block;                   ///< the declarations as written
};

/// The rules that hold for a light page on a screen: those of other media are left out, and so is all that moves. The at-rules that
/// would fetch something go into `losses`.
[[nodiscard]] std::vector<CssRule> css_rules(std::string_view sheet, Losses& losses);

/// Whether a media query list (Media Queries 4) holds for that page.
[[nodiscard]] bool is_for_light_screen(std::string_view media);

/// The last compound of a selector names what it is about: "#id", ".class", "name", or "*" for any element.
[[nodiscard]] std::string css_subject(std::string_view selector);

/// What the values of a drawing may refer to.
struct CssScope {
    std::set<std::string, std::less<>> ids;                           ///< of the drawing's elements
    std::map<std::string, std::string, std::less<>> variables;        ///< "--name" to its value
    void define(const CssRule& rule);
};

/// Declarations that are properties of drawings with values that name nothing outside of it; var() and light-dark() are settled,
/// since painters do not know them. Empty when nothing is left.
[[nodiscard]] std::string clean_declarations(std::string_view block, const CssScope& scope, Losses& losses);

/// One value, of a property or a presentation attribute; empty when it must not stand.
[[nodiscard]] std::string clean_value(std::string_view property, std::string_view value, const CssScope& scope, Losses& losses);

/// Value of `property` in a style attribute, the last one; empty when there is none.
[[nodiscard]] std::string css_property(std::string_view block, std::string_view property);

}  // namespace notes_export::imaging
