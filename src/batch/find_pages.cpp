#include "batch/find_pages.h"

#include "site/years.h"

#include <algorithm>

namespace notes_export::batch {
namespace {

std::string join(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
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

std::vector<site::ConferenceYear> years_of(const site::Site& site, const std::string& input, Diagnostics& diagnostics) {
    std::vector<site::ConferenceYear> years = site::conference_years(site);
    // Sections without a page of their own have nothing that could be converted.
    std::erase_if(years, [](const site::ConferenceYear& year) { return year.page->path.empty(); });
    if (years.empty() && site.home() != nullptr && !site.home()->path.empty()) years.push_back({site.home(), {}, {}});
    if (years.empty()) report_nothing(site, input, diagnostics);
    return years;
}

std::string names_of(const std::vector<site::ConferenceYear>& years) {
    std::vector<std::string> names;
    for (const site::ConferenceYear& year : years) names.push_back(year.name.empty() ? "the home page" : year.name);
    return join(names);
}

std::vector<const site::Page*> pages_of(const std::vector<site::ConferenceYear>& years) {
    std::vector<const site::Page*> pages;
    for (const site::ConferenceYear& year : years) pages.push_back(year.page);
    return pages;
}

/// A year is asked for by its number or by its section's name; one number may mean two conferences.
std::vector<const site::Page*> select_years(const site::Site& site, const std::string& input, const Request& request, Diagnostics& diagnostics) {
    const std::vector<site::ConferenceYear> years = years_of(site, input, diagnostics);
    if (request.years.empty() || years.empty()) return pages_of(years);
    std::vector<site::ConferenceYear> chosen;
    for (const std::string& wanted : request.years) {
        const std::size_t before = chosen.size();
        for (const site::ConferenceYear& year : years)
            if (year.name == wanted || year.year == wanted) chosen.push_back(year);
        if (chosen.size() == before)
            diagnostics.error("year-not-found", {}, quoted(input) + " has no year " + quoted(wanted)).hint("there are: " + names_of(years));
    }
    return pages_of(chosen);
}

/// The page of a folder: its _index.md or index.md, in the language asked for.
const site::Page* page_of_folder(const site::Site& site, const std::string& folder, LoadScope scope) {
    for (const site::Page* section : site.sections())
        if (section->folder == folder && (!section->path.empty() || scope == LoadScope::section)) return section;
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
    const site::Page* page = site.files().is_file(below) ? site.page_of_file(below) : page_of_folder(site, below, request.load.scope);
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
