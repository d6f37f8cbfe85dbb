#include "resolve/meta.h"

#include "base/unicode.h"
#include "resolve/web_address.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace notes_export::resolve {
namespace {

using site::Value;

const Value* site_param(const site::Site& site, std::string_view path) {
    const Value* params = site.config().all.find("params");
    return params ? params->at(path) : nullptr;
}

void add_unique(std::vector<std::string>& list, const std::string& text) {
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

/// Authors come as one name, a list of names, or maps with a name.
void add_names(std::vector<std::string>& list, const Value* value) {
    if (!value) return;
    if (value->kind == site::ValueKind::map) {
        add_unique(list, value->text_or("name", ""));
    } else if (value->kind == site::ValueKind::list) {
        for (const Value& item : value->list) {
            if (item.kind == site::ValueKind::map) add_unique(list, item.text_or("name", ""));
            else add_unique(list, item.text);
        }
    } else {
        add_unique(list, value->text);
    }
}

std::vector<std::string> authors(const site::Site& site, const site::Page& page) {
    std::vector<std::string> names;
    for (const std::string_view key : {"author", "authors"}) add_names(names, site::param_of(page, key));
    if (!names.empty()) return names;
    for (const std::string_view key : {"author", "authors"}) {
        add_names(names, site_param(site, key));
        if (names.empty()) add_names(names, site.config().all.find(key));
    }
    return names;
}

std::uint64_t fnv1a(std::string_view text, std::uint64_t hash) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return hash;
}

/// A UUID of version 8 (RFC 9562 §5.8: the maker's own bits): two 64-bit FNV-1a hashes, with different starts, of the
/// site's address and the page's. It names the page, it protects nothing, so no cryptographic hash is needed.
std::string identifier(std::string_view name) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::uint64_t high = fnv1a(name, 0xCBF29CE484222325ULL);
    std::uint64_t low = fnv1a(name, 0x84222325CBF29CE4ULL);
    high = (high & 0xFFFFFFFFFFFF0FFFULL) | 0x8000ULL;
    low = (low & 0x3FFFFFFFFFFFFFFFULL) | 0x8000000000000000ULL;
    std::string out = "urn:uuid:";
    for (int digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20) out += '-';
        const std::uint64_t part = digit < 16 ? high : low;
        out += hex[(part >> static_cast<unsigned>(60 - 4 * (digit % 16))) & 15U];
    }
    return out;
}

std::string last_part(std::string_view url) {
    while (!url.empty() && url.back() == '/') url.remove_suffix(1);
    return std::string(url.substr(url.rfind('/') + 1));
}

std::string title_of(const site::Site& site, const site::Page& page) {
    const site::LanguageConfig& language = language_of(site, page);
    return language.title.empty() ? site.config().title : language.title;
}

/// What stands for the site in identifiers.
std::string site_name(const site::Site& site, const site::Page& page) {
    return site.base_url().empty() ? title_of(site, page) : site.base_url();
}

}  // namespace

std::string book_identifier(const site::Site& site, const site::Page& section) {
    return identifier(site_name(site, section) + "\n" + section.url + "\nbook");
}

const site::LanguageConfig& language_of(const site::Site& site, const site::Page& page) {
    const auto& languages = site.config().languages;
    for (const site::LanguageConfig& language : languages) {
        if (language.key == page.language) return language;
    }
    return languages.front();
}

Meta make_meta(const site::Site& site, const site::Page& page) {
    const site::LanguageConfig& language = language_of(site, page);
    Meta meta;
    meta.title = page.shown_title;
    meta.site_title = title_of(site, page);
    if (const Value* description = site::param_of(page, "description")) meta.description = description->text;
    if (meta.description.empty()) {
        if (const Value* description = site_param(site, "description")) meta.description = description->text;
    }
    meta.authors = authors(site, page);
    for (const std::string_view key : {"tags", "keywords"}) {
        if (const Value* list = site::param_of(page, key)) {
            for (const std::string& keyword : list->as_texts()) add_unique(meta.keywords, keyword);
        }
    }
    meta.language = language.locale.empty() ? page.language : language.locale;
    meta.direction = language.is_right_to_left ? Direction::right_to_left : Direction::left_to_right;
    if (const Value* name = site_param(site, "geekdoccontentlicense.name")) meta.license_name = name->text;
    if (const Value* link = site_param(site, "geekdoccontentlicense.link")) {
        const std::string cleaned = cleaned_address(link->text);
        if (is_allowed_scheme(take_apart(cleaned).scheme)) meta.license_url = complete_address(cleaned).value_or("");
    }
    const std::string permalink = site.permalink(page);
    meta.web_address = complete_address(permalink.find("://") == std::string::npos ? "x:" : permalink).value_or("");
    meta.identifier = identifier(site_name(site, page) + "\n" + page.url);
    meta.section = base::slug(decoded(last_part(page.url)));
    return meta;
}

}  // namespace notes_export::resolve
