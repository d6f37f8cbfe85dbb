#include "batch/find_pages.h"

#include "site/years.h"

#include <algorithm>

namespace notes_export::batch {
namespace {

std::string last_part(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

std::string join(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

/// What a section is called in lists and with --years: its folder's name.
std::string name_of(const site::Page& page) { return last_part(page.logical); }

std::string names_of(const std::vector<const site::Page*>& pages) {
    std::vector<std::string> names;
    for (const site::Page* page : pages) names.push_back(name_of(*page));
    return join(names);
}

/// Sections without a page of their own have nothing that could be converted.
std::vector<const site::Page*> with_file(std::vector<const site::Page*> pages) {
    std::erase_if(pages, [](const site::Page* page) { return page->path.empty(); });
    return pages;
}

bool is_published(const site::Page& page, const Request& request) {
    return request.load.with_drafts || (!page.is_draft && !page.is_future && !page.is_expired);
}

void report_nothing(const site::Site& site, const std::string& input, Diagnostics& diagnostics) {
    std::vector<std::string> folders;
    for (const site::LanguageConfig& language : site.config().languages)
        if (std::find(folders.begin(), folders.end(), language.content_dir) == folders.end()) folders.push_back(language.content_dir);
    Diagnostic& problem = diagnostics.error("nothing-to-make", {}, "nothing to make of " + quoted(input));
    problem.hint("looked for sections named or titled like a year, then for any section with an _index.md, in " + quoted(join(folders)));
    problem.hint(site.config().file.empty() ? "no hugo.* or config.* was found here or above, so the folder itself was taken for the site"
                                            : "the site's configuration is " + quoted(site.config().file));
}

std::vector<const site::Page*> years_of(const site::Site& site, const std::string& input, Diagnostics& diagnostics) {
    std::vector<const site::Page*> years = with_file(site::conference_years(site));
    if (years.empty()) years = with_file(site.sections());
    if (years.empty() && site.home() != nullptr && !site.home()->path.empty()) years.push_back(site.home());
    if (years.empty()) report_nothing(site, input, diagnostics);
    return years;
}

std::vector<const site::Page*> select_years(const site::Site& site, const std::string& input, const Request& request, Diagnostics& diagnostics) {
    const std::vector<const site::Page*> years = years_of(site, input, diagnostics);
    if (request.years.empty() || years.empty()) return years;
    std::vector<const site::Page*> chosen;
    for (const std::string& year : request.years) {
        const auto found = std::find_if(years.begin(), years.end(), [&](const site::Page* page) {
            return name_of(*page) == year || page->title == year;
        });
        if (found != years.end()) chosen.push_back(*found);
        else diagnostics.error("year-not-found", {}, quoted(input) + " has no year " + quoted(year)).hint("there are: " + names_of(years));
    }
    return chosen;
}

/// The page of a folder: its _index.md or index.md, in the language asked for.
const site::Page* page_of_folder(const site::Site& site, const std::string& folder) {
    for (const site::Page* section : site.sections())
        if (section->folder == folder && !section->path.empty()) return section;
    const std::string prefix = folder.empty() ? "" : folder + "/";
    for (const std::string_view stem : {"_index", "index"})
        for (const DirectoryEntry& entry : site.files().list(folder))
            if (entry.kind == EntryKind::file && entry.name.starts_with(std::string(stem) + "."))
                if (const site::Page* page = site.page_of_file(prefix + entry.name)) return page;
    return nullptr;
}

bool is_whole_site(const site::Site& site, const std::string& below) {
    if (below.empty() || below == site.config().content_dir) return true;
    const std::vector<site::LanguageConfig>& languages = site.config().languages;
    return std::any_of(languages.begin(), languages.end(), [&](const site::LanguageConfig& language) { return language.content_dir == below; });
}

void report_no_page(const site::Site& site, const std::string& below, const std::string& input, Diagnostics& diagnostics) {
    if (site.files().is_file(below)) {
        diagnostics.error("not-a-page", {}, quoted(input) + " is not a page of the site")
            .hint("pages are .md files below the content folder; parts are converted with the page that includes them");
    } else {
        diagnostics.error("not-a-page", {}, "the folder " + quoted(input) + " has no page: neither _index.md nor index.md");
    }
}

}  // namespace

std::vector<const site::Page*> find_pages(const site::Site& site, const std::string& below, const std::string& input,
                                          const Request& request, Diagnostics& diagnostics) {
    if (request.all_years || !request.years.empty() || is_whole_site(site, below)) return select_years(site, input, request, diagnostics);
    const site::Page* page = site.files().is_file(below) ? site.page_of_file(below) : page_of_folder(site, below);
    if (page == nullptr) {
        report_no_page(site, below, input, diagnostics);
        return {};
    }
    // Asked for by name, a draft still needs --drafts: nobody should publish one by a slip.
    if (!is_published(*page, request)) {
        diagnostics.error("page-not-published", {}, quoted(input) + " is a draft, or its dates say that it is not published now")
            .hint("--drafts includes such pages");
        return {};
    }
    return {page};
}

}  // namespace notes_export::batch
