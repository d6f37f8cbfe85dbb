#include "site/refs.h"

#include "base/near_names.h"
#include "base/path.h"
#include "base/unicode.h"
#include "site/address.h"

#include <algorithm>

namespace notes_export::site {
namespace {

// Names compared for one "did you mean"; the folder of the page comes first.
constexpr std::size_t max_compared_names = 20'000;

std::string joined_logical(std::string_view base, std::string_view path) {
    // As Go's path.Join: ".." at the top stays at the top.
    std::vector<std::string_view> parts;
    const auto add = [&](std::string_view rest) {
        while (!rest.empty()) {
            const std::size_t slash = std::min(rest.find('/'), rest.size());
            const std::string_view part = rest.substr(0, slash);
            rest.remove_prefix(std::min(slash + 1, rest.size()));
            if (part.empty() || part == ".") continue;
            if (part != "..") parts.push_back(part);
            else if (!parts.empty()) parts.pop_back();
        }
    };
    add(base);
    add(path);
    std::string result;
    for (const std::string_view part : parts) result.append("/").append(part);
    return result.empty() ? "/" : result;
}

std::string parent_logical(const std::string& logical) {
    const std::string_view parent = base::folder_of(logical);
    return parent.empty() ? "/" : std::string(parent);
}

}  // namespace

// "talk.de.md" → "talk", "x/_index.md" → "x": what a page's logical path has no part of.
std::string RefFinder::without_extension(std::string path) const {
    const std::string_view name = base::name_of(path);
    const SplitName split = split_name(name, config_);
    std::string_view stem = name;
    if (is_content_extension(split.extension)) stem = split.stem;
    const bool is_index = stem == "index" || stem == "_index";
    path.resize(path.size() - name.size() + (is_index ? 0 : stem.size()));
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    if (path.empty()) path = ".";
    return path;
}

const Page* RefFinder::accepted(const Entry* entry, Wanted wanted) const {
    if (entry == nullptr) return nullptr;
    const Page& page = page_of_(*entry);
    return wanted == Wanted::any || page.is_published ? &page : nullptr;
}

const Page* RefFinder::at(const Search& search, const std::string& base, Wanted wanted) const {
    const Entry* entry = index_.find(search.language, joined_logical(base, search.path));
    if (entry == nullptr) return nullptr;
    // Hugo takes what follows a dot for an extension, so "dot.name" does not find "dot.name.md" (HUGO-FACTS §4.2).
    const bool has_dot = base::name_of(search.path).find('.') != std::string_view::npos;
    const bool names_a_page = entry->kind == PageKind::single && base::name_of(entry->logical) == base::name_of(search.path);
    if (has_dot && names_a_page && !search.has_extension) return nullptr;
    return accepted(entry, wanted);
}

RefFinder::Found RefFinder::by_name(const Search& search, Wanted wanted) const {
    Found found;
    for (const Entry* entry : index_.named(search.language, search.path)) {
        if (base::name_of(search.path).find('.') != std::string_view::npos && entry->kind == PageKind::single && !search.has_extension) continue;
        const Page* page = accepted(entry, wanted);
        if (page == nullptr) continue;
        found.page = page;
        found.several.push_back(entry);
    }
    if (found.several.size() > 1) found.page = nullptr;
    else found.several.clear();
    return found;
}

RefFinder::Found RefFinder::search(const Search& search, Wanted wanted) const {
    if (search.path.starts_with('/')) return {at(search, "/", wanted), {}};
    const bool is_section = search.from.kind == PageKind::section || search.from.kind == PageKind::home;
    const bool counts_from_file = search.has_extension && search.path.starts_with("../");
    const bool is_bundle = is_section || search.from.kind == PageKind::leaf_bundle;
    const std::string container = parent_logical(search.from.logical);
    const std::string file_folder = is_bundle ? search.from.logical : container;
    const std::string& base = is_section || counts_from_file ? file_folder : container;
    if (const Page* page = at(search, base, wanted)) return {page, {}};
    // With an extension also as a real path beside the source file (REF-4).
    if (search.has_extension && base != file_folder)
        if (const Page* page = at(search, file_folder, wanted)) return {page, {}};
    if (search.path.starts_with('.')) return {};
    if (const Page* page = at(search, "/", wanted)) return {page, {}};
    if (search.path.find('/') != std::string::npos) return {};
    return by_name(search, wanted);
}

// How an author would write a ref to `entry` in `from`: by name alone within one folder, else from the content root.
std::string RefFinder::word_for(const Entry& entry, const Page& from) const {
    std::string word = entry.cased;
    if (entry.kind == PageKind::single) word.append(".").append(base::extension_of(entry.file));
    const bool is_section = from.kind == PageKind::section || from.kind == PageKind::home;
    const std::string folder = is_section ? from.logical : parent_logical(from.logical);
    return parent_logical(entry.logical) == folder && entry.logical != "/" ? std::string(base::name_of(word)) : word;
}

std::vector<std::string> RefFinder::near(const Search& search) const {
    const std::string wanted(base::name_of(search.path));
    if (wanted.empty() || wanted == "." || wanted == "..") return {};
    std::vector<std::string> words;
    for (const Entry* entry : index_.named(search.language, wanted))
        if (words.size() < 3 && page_of_(*entry).is_published) words.push_back(word_for(*entry, search.from));
    if (!words.empty()) return words;
    // The page's own folder first, so that its names win among equals.
    const std::string folder = search.from.kind == PageKind::single || search.from.kind == PageKind::leaf_bundle ? parent_logical(search.from.logical) : search.from.logical;
    std::vector<const Entry*> entries;
    for (const bool is_own : {true, false})
        for (const Entry& entry : index_.entries())
            if (entry.language == search.language && entry.logical != "/" && (parent_logical(entry.logical) == folder) == is_own && entries.size() < max_compared_names)
                entries.push_back(&entry);
    std::vector<std::string> names;
    for (const Entry* entry : entries) names.emplace_back(base::name_of(entry->logical));
    for (const std::string& name : base::near_names(wanted, names)) {
        const auto first = std::find(names.begin(), names.end(), name);
        words.push_back(word_for(*entries[static_cast<std::size_t>(first - names.begin())], search.from));
    }
    return words;
}

RefResult RefFinder::find(const Page& from, std::string_view argument, std::string_view language) const {
    RefResult result;
    const std::size_t hash = std::min(argument.find('#'), argument.size());
    if (hash < argument.size()) result.fragment = argument.substr(hash + 1);
    std::string_view path = argument.substr(0, hash);
    path = path.substr(0, path.find('?'));
    if (path.empty()) {
        if (!result.fragment.empty()) result.page = &from;
        return result;
    }
    const auto index = config_.language_index(language.empty() ? from.language : language);
    if (!index) {
        result.problem = RefProblem::unknown_language;
        for (const LanguageConfig& known : config_.languages) result.candidates.push_back(known.key);
        return result;
    }
    Search wanted{from, decode_address(path), static_cast<std::uint32_t>(*index), false};
    std::replace(wanted.path.begin(), wanted.path.end(), '\\', '/');
    while (wanted.path.size() > 1 && wanted.path.ends_with('/')) wanted.path.pop_back();
    wanted.path = logical_name(wanted.path);
    wanted.has_extension = is_content_extension(base::extension_of(wanted.path));
    wanted.path = without_extension(std::move(wanted.path));

    const Found published = search(wanted, Wanted::published);
    result.page = published.page;
    if (result.page != nullptr) return result;
    if (!published.several.empty()) {
        result.problem = RefProblem::ambiguous;
        for (const Entry* entry : published.several)
            result.candidates.push_back(entry->cased + (entry->kind == PageKind::single ? "." + std::string(base::extension_of(entry->file)) : std::string()));
        return result;
    }
    result.page = search(wanted, Wanted::any).page;
    result.problem = result.page != nullptr ? RefProblem::is_draft : RefProblem::not_found;
    if (result.page == nullptr) result.candidates = near(wanted);
    return result;
}

}  // namespace notes_export::site
