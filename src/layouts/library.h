// Finds the templates of a site and its themes, and parses each once.
#pragma once

#include "site/site.h"
#include "template/template.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::layouts {

/// A template file that was found.
struct Layout {
    std::string path;                              ///< below the site root
    std::optional<templates::Template> parsed;     ///< nothing: see `problem`
    std::optional<templates::Error> problem;
    bool takes_inner = false;    ///< it asks for the inner text: Hugo then wants the shortcode closed
    bool is_geekdocs = false;    ///< one of the theme that this program knows by heart
};

/// Thread-safe; what it gives lives as long as it does.
class Library {
public:
    Library(const site::Site& site, const templates::Functions& functions);

    /// Whether any root has a folder of shortcodes.
    [[nodiscard]] bool has_shortcodes() const { return has_shortcodes_; }
    /// Null: neither the site nor a theme has one. `language`: key of the page's language.
    [[nodiscard]] const Layout* shortcode(std::string_view name, std::string_view language);
    /// `name` as `partial` takes it ("head/meta.html", extension optional).
    [[nodiscard]] const Layout* partial(std::string_view name, std::string_view language);
    /// What a `define` or `block` of any file parsed so far names; Hugo shares them.
    [[nodiscard]] const templates::Template* definition(std::string_view name);
    /// A shortcode's text that stands in the page itself. Parsed at each call: hardly anybody writes two alike.
    [[nodiscard]] Layout inline_shortcode(std::string name, std::string text) const;

private:
    [[nodiscard]] const Layout* find(const std::vector<std::string_view>& folders, std::string_view name, std::string_view language);
    [[nodiscard]] const Layout* load(const std::string& path);
    [[nodiscard]] Layout parse(std::string path, std::string text) const;

    const site::Site& site_;
    const templates::Functions& functions_;
    std::vector<std::string> roots_;  ///< of the site and its themes, the one that counts most first
    bool has_shortcodes_ = false;
    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<Layout>, std::less<>> files_;  ///< by path; null: there is no such file
    std::map<std::string, templates::Template, std::less<>> definitions_;
};

}  // namespace notes_export::layouts
