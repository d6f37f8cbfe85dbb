#include "batch/find_pages.h"

#include "base/unicode.h"
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

std::string count_of(std::size_t count, std::string_view noun) { return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s"); }

/// Finds the pages that one input means.
class Finder {
public:
    Finder(const site::Site& site, const std::string& below, const std::string& input, const Request& request, Diagnostics& diagnostics)
        : site_(site), below_(below), input_(input), request_(request), diagnostics_(diagnostics) {}

    std::vector<const site::Page*> find() {
        const bool asks_for_several = request_.all_years || request_.all_sections || !request_.years.empty();
        if (asks_for_several || is_whole_site()) return pages_of_site();
        const site::Page* page = site_.files().is_file(below_) ? page_of_file() : page_of_folder();
        if (page == nullptr) return {};
        // Asked for by name, a draft still needs --drafts: nobody should publish one by a slip.
        if (is_published(*page, request_)) return {page};
        diagnostics_.error("page-not-published", {}, quoted(input_) + " is a draft, or its dates say that it is not published now")
            .hint("--drafts includes such pages");
        return {};
    }

private:
    // --- a site ---------------------------------------------------------------------------------------------------

    [[nodiscard]] bool is_whole_site() const {
        const std::vector<site::LanguageConfig>& languages = site_.config().languages;
        return below_.empty() || below_ == site_.config().content_dir ||
               std::any_of(languages.begin(), languages.end(), [&](const site::LanguageConfig& language) { return language.content_dir == below_; });
    }

    /// The language that the site is to be read in: a content folder that is another language's own means that language.
    [[nodiscard]] const site::Page* home() {
        std::vector<std::string> owners;
        for (const site::LanguageConfig& language : site_.config().languages)
            if (!below_.empty() && language.content_dir == below_) owners.push_back(language.key);
        const bool is_own = owners.empty() || std::find(owners.begin(), owners.end(), site_.language()) != owners.end();
        if (is_own) return site_.home();
        if (request_.load.language.empty()) return site_.home(owners.front());
        report_languages(owners);
        return nullptr;
    }

    std::vector<const site::Page*> pages_of_site() {
        const site::Page* home_page = home();
        if (home_page == nullptr) return {};
        const site::TopPages top = site::top_pages(site_, *home_page);
        const bool has_years = !top.years.empty();
        if (!request_.years.empty()) return selected(has_years ? top.years : top.sections);
        std::vector<const site::Page*> pages;
        for (const site::TopSection& year : top.years) pages.push_back(year.page);
        if (has_years && !request_.all_sections) {
            if (!request_.all_years) tell_what_is_left_out(top);
            return pages;
        }
        if (pages.empty() && top.sections.empty() && !home_page->path.empty()) pages.push_back(home_page);
        for (const site::TopSection& section : top.sections) pages.push_back(section.page);
        pages.insert(pages.end(), top.pages.begin(), top.pages.end());
        if (pages.empty()) report_nothing();
        return pages;
    }

    /// A year is asked for by its number or by its section's name; one number may mean two conferences.
    std::vector<const site::Page*> selected(const std::vector<site::TopSection>& sections) {
        std::vector<const site::Page*> pages;
        if (sections.empty()) report_nothing();
        for (const std::string& wanted : request_.years) {
            const std::size_t before = pages.size();
            for (const site::TopSection& section : sections)
                if (base::fold_case(section.name) == base::fold_case(wanted) || section.year == wanted) pages.push_back(section.page);
            if (pages.size() > before || sections.empty()) continue;
            std::vector<std::string> names;
            for (const site::TopSection& section : sections) names.push_back(section.name);
            diagnostics_.error("year-not-found", {}, quoted(input_) + " has no year " + quoted(wanted)).hint("there are: " + join(names));
        }
        return pages;
    }

    void tell_what_is_left_out(const site::TopPages& top) {
        const std::size_t years = top.years.size(), others = top.sections.size();
        std::string message;
        if (others > 0) {
            message = std::to_string(years) + " of " + count_of(years + others, "section") + (years == 1 ? " is a conference year" : " are conference years") +
                      "; --all-sections makes the rest";
        } else if (!top.pages.empty()) {
            message = count_of(top.pages.size(), "page") + " beside the conference years " + (top.pages.size() == 1 ? "is" : "are") +
                      " left out; --all-sections makes " + (top.pages.size() == 1 ? "it" : "them") + ", too";
        }
        if (!message.empty()) diagnostics_.note("sections-left-out", {}, std::move(message));
    }

    void report_nothing() {
        std::vector<std::string> folders;
        for (const site::LanguageConfig& language : site_.config().languages)
            if (std::find(folders.begin(), folders.end(), language.content_dir) == folders.end()) folders.push_back(language.content_dir);
        const bool has_languages = site_.config().is_multilingual();
        Diagnostic& problem = diagnostics_.error("nothing-to-make", {}, "nothing to make of " + quoted(input_) + (has_languages ? " in the language " + quoted(site_.language()) : ""));
        problem.hint("looked for sections named or titled like a year, then for any section and page, in " + quoted(join(folders)));
        problem.hint(site_.config().file.empty() ? "no hugo.* or config.* was found here or above, so the folder itself was taken for the site"
                                                 : "the site's configuration is " + quoted(site_.config().file));
    }

    // --- a page ---------------------------------------------------------------------------------------------------

    /// The page of a folder in the language read. Where nobody asked for a language, a folder with one page means that page.
    const site::Page* page_of_folder() {
        const std::vector<const site::Page*> pages = site_.pages_of_folder(below_);
        const auto own = std::find_if(pages.begin(), pages.end(), [&](const site::Page* page) { return page->language == site_.language(); });
        const bool is_of_no_language = other_index() != nullptr && std::all_of(pages.begin(), pages.end(), [](const site::Page* page) { return page->path.empty(); });
        if (pages.empty() || is_of_no_language) {
            report_no_page();
            return nullptr;
        }
        if (own != pages.end()) return *own;
        if (pages.size() == 1 && request_.load.language.empty()) return the_only(*pages.front());
        report_languages(languages_of(pages));
        return nullptr;
    }

    /// A folder that is one language's own says which one is meant; a suffix within a folder of all languages is worth a word.
    const site::Page* the_only(const site::Page& page) {
        const std::vector<site::LanguageConfig>& languages = site_.config().languages;
        const auto folder_of = [&](std::string_view key) { return languages[site_.config().language_index(key).value_or(0)].content_dir; };
        if (folder_of(page.language) == folder_of(site_.language()))
            diagnostics_.note("language-not-found", {}, quoted(input_) + " is there in the language " + quoted(page.language) + " alone, which is taken");
        return &page;
    }

    /// A file that would stand for the folder, were its suffix one of the site's languages: "index.fr.md".
    [[nodiscard]] const site::Page* other_index() const {
        for (const DirectoryEntry& entry : site_.files().list(below_)) {
            const bool is_other_index = entry.kind == EntryKind::file && (entry.name.starts_with("_index.") || entry.name.starts_with("index."));
            const site::Page* page = is_other_index ? site_.page_of_file(below_ + "/" + entry.name) : nullptr;
            if (page != nullptr && page->kind == site::PageKind::single) return page;
        }
        return nullptr;
    }

    const site::Page* page_of_file() {
        const site::Page* page = site_.page_of_file(below_);
        if (page == nullptr || page->path.empty()) {
            report_no_page();
            return nullptr;
        }
        if (request_.load.language.empty() || page->language == site_.language()) return page;
        const std::vector<const site::Page*> translations = site_.translations(*page);
        const auto wanted = std::find_if(translations.begin(), translations.end(), [&](const site::Page* one) { return one->language == site_.language(); });
        if (wanted == translations.end()) report_languages(languages_of(translations));
        else report_language().hint("the page of that language is " + quoted((*wanted)->path));
        return nullptr;
    }

    static std::vector<std::string> languages_of(const std::vector<const site::Page*>& pages) {
        std::vector<std::string> keys;
        for (const site::Page* page : pages) keys.push_back(page->language);
        std::sort(keys.begin(), keys.end());
        return keys;
    }

    void report_languages(const std::vector<std::string>& there) {
        report_language().hint("it is there in: " + join(there) + "; choose with --lang");
    }
    Diagnostic& report_language() {
        return diagnostics_.error("language-not-found", {}, quoted(input_) + " is not in the language " + quoted(site_.language()));
    }

    void report_no_page() {
        if (site_.files().is_file(below_)) {
            diagnostics_.error("not-a-page", {}, quoted(input_) + " is not a page of the site")
                .hint("pages are .md files below the content folder; parts are converted with the page that includes them");
            return;
        }
        Diagnostic& problem = diagnostics_.error("not-a-page", {}, "the folder " + quoted(input_) + " has no page: neither _index.md nor index.md");
        std::vector<std::string> keys;
        for (const site::LanguageConfig& language : site_.config().languages) keys.push_back(language.key);
        if (const site::Page* page = other_index()) problem.hint(quoted(page->path) + " is in none of the site's languages: " + join(keys));
        else problem.hint("sections without one are the folders at the top of the content folder alone; a folder below needs an _index.md");
    }

    const site::Site& site_;
    const std::string& below_;
    const std::string& input_;
    const Request& request_;
    Diagnostics& diagnostics_;
};

}  // namespace

std::vector<const site::Page*> find_pages(const site::Site& site, const std::string& below, const std::string& input,
                                          const Request& request, Diagnostics& diagnostics) {
    return Finder(site, below, input, request, diagnostics).find();
}

}  // namespace notes_export::batch
