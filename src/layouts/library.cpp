#include "layouts/library.h"

#include "base/path.h"
#include "base/unicode.h"

#include <array>
#include <utility>

namespace notes_export::layouts {
namespace {

const std::vector<std::string_view> shortcode_folders = {"layouts/_shortcodes", "layouts/shortcodes"};
const std::vector<std::string_view> partial_folders = {"layouts/_partials", "layouts/partials"};

// Geekdoc's own templates name its classes or parameters; those of the sites that use it hardly ever do.
bool is_geekdocs_own(std::string_view path, std::string_view text) {
    return path.find("geekdoc") != std::string_view::npos || text.find("gdoc-") != std::string_view::npos || text.find("geekdoc") != std::string_view::npos;
}

}  // namespace

Library::Library(const site::Site& site, const templates::Functions& functions) : site_(site), functions_(functions) {
    roots_.emplace_back();
    roots_.insert(roots_.end(), site.config().themes.begin(), site.config().themes.end());
    for (const std::string& root : roots_)
        for (const std::string_view folder : shortcode_folders)
            if (!site.files().list(base::join_path(root, folder)).empty()) has_shortcodes_ = true;
}

const Layout* Library::shortcode(std::string_view name, std::string_view language) {
    return has_shortcodes_ ? find(shortcode_folders, name, language) : nullptr;
}

const Layout* Library::partial(std::string_view name, std::string_view language) {
    if (name.ends_with(".html")) name.remove_suffix(5);
    return find(partial_folders, name, language);
}

const templates::Template* Library::definition(std::string_view name) {
    const std::lock_guard lock(mutex_);
    const auto found = definitions_.find(name);
    return found != definitions_.end() ? &found->second : nullptr;
}

const Layout* Library::find(const std::vector<std::string_view>& folders, std::string_view name, std::string_view language) {
    const std::string stem(name);
    const std::array<std::string, 6> variants = {stem + "." + std::string(language) + ".html", stem + ".html.html", stem + ".html",
                                                 stem + "." + std::string(language) + ".md",   stem + ".md",        stem};
    for (const std::string& root : roots_) {
        for (const std::string_view folder : folders) {
            for (const std::string& variant : variants) {
                const base::CleanPath path = base::clean_path(base::join_path(base::join_path(root, folder), variant));
                if (path.status != FileStatus::ok) continue;
                if (const Layout* layout = load(path.path)) return layout;
            }
        }
    }
    return nullptr;
}

const Layout* Library::load(const std::string& path) {
    const std::lock_guard lock(mutex_);
    if (const auto known = files_.find(path); known != files_.end()) return known->second.get();
    std::unique_ptr<Layout>& layout = files_[path];
    if (!site_.files().is_file(path)) return nullptr;
    FileResult file = site_.files().read(path, templates::Limits{}.template_bytes);
    if (!file.is_ok()) {
        layout = std::make_unique<Layout>();
        layout->path = path;
        layout->problem = templates::Error("the file cannot be read");
        return layout.get();
    }
    layout = std::make_unique<Layout>(parse(path, base::clean_text(std::move(file.bytes)).text));
    if (layout->parsed) {
        for (const std::string& name : layout->parsed->definitions())
            if (auto definition = layout->parsed->defined(name)) definitions_.emplace(name, std::move(*definition));
    }
    return layout.get();
}

Layout Library::inline_shortcode(std::string name, std::string text) const { return parse(std::move(name), std::move(text)); }

Layout Library::parse(std::string path, std::string text) const {
    Layout layout;
    layout.takes_inner = text.find(".Inner") != std::string::npos;
    layout.is_geekdocs = is_geekdocs_own(path, text);
    const templates::Escaping escaping = path.ends_with(".md") ? templates::Escaping::none : templates::Escaping::html;
    templates::Parsed parsed = templates::parse(path, std::move(text), functions_, escaping);
    layout.path = std::move(path);
    layout.parsed = std::move(parsed.result);
    layout.problem = std::move(parsed.error);
    return layout;
}

}  // namespace notes_export::layouts
