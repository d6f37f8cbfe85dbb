// Small sites and what is asked of them. A case holds the site's files and a section `asks`, one question a line:
//
//     config | pages | top | page PATH | read PATH | matter PATH | children PATH | resources PATH
//     find PATH GLOB | ref PATH ARGUMENT [LANGUAGE] | url ADDRESS | include FILE | static ADDRESS | asset PATH | data PATH
//
// Options: language, now (an ISO date), drafts, base-url. Expectations: `want answers` and `want diagnostics`.
#include "report/report.h"
#include "site/date.h"
#include "site/front_matter.h"
#include "site/resources.h"
#include "site/site.h"
#include "site/years.h"
#include "support/case_file.h"

#include <catch2/catch.hpp>

#include <sstream>

namespace notes_export::site {
namespace {

std::string show(const Value& value) {
    static constexpr const char* names[] = {"null", "boolean", "integer", "real", "date", "text", "list", "map"};
    std::string text;
    if (value.kind == ValueKind::list) {
        for (const Value& item : value.list) text += (text.empty() ? "" : ", ") + show(item);
        return "[" + text + "]";
    }
    if (value.kind == ValueKind::map) {
        for (const auto& [key, item] : value.map) text += (text.empty() ? "" : ", ") + key + ": " + show(item);
        return "{" + text + "}";
    }
    return value.kind == ValueKind::text ? "\"" + value.text + "\"" : std::string(names[static_cast<std::size_t>(value.kind)]) + " " + value.text;
}

std::string show(const Page& page) {
    static constexpr const char* kinds[] = {"home", "section", "leaf bundle", "single"};
    std::string text = page.logical + " " + kinds[static_cast<std::size_t>(page.kind)] + " " + page.language + " " + page.url;
    text += " \"" + page.shown_title + "\"";
    if (page.weight != 0) text += " weight " + std::to_string(page.weight);
    if (!page.date.empty()) text += " date " + page.date;
    for (const auto& [is_so, word] : {std::pair(page.is_draft, "draft"), std::pair(page.is_future, "future"), std::pair(page.is_expired, "expired"),
                                      std::pair(page.is_headless, "headless"), std::pair(!page.is_rendered, "not rendered"),
                                      std::pair(!page.is_listed, "not listed"), std::pair(!page.is_published, "not published"),
                                      std::pair(page.is_hidden_in_menu, "hidden in menu")})
        if (is_so) text += std::string(" (") + word + ")";
    return text;
}

std::string show(const std::optional<std::string>& path) { return path ? *path : "nothing"; }

class Answers {
public:
    explicit Answers(const test::CaseFile& test) : test_(test) {}

    test::Produced produce() {
        std::map<std::string, std::string> site_files = test_.files;
        std::istringstream asks(site_files["asks"]);
        site_files.erase("asks");
        const auto files = memory_files(site_files);
        try {
            SiteOptions options;
            options.language = test_.option("language");
            options.base_url = test_.option("base-url");
            options.with_drafts = test_.option("drafts") == "yes";
            if (const auto now = parse_date(test_.option("now"))) options.now = now->seconds;
            const Site site(*files, options, sources_, diagnostics_);
            for (std::string line; std::getline(asks, line);) answer(site, site_files, line);
        } catch (const Failure& failure) {
            diagnostics_.add(failure.diagnostic());
        }
        return {{"answers", text_}, {"diagnostics", report::plain(diagnostics_, sources_)}};
    }

private:
    void say(const std::string& line) { text_ += "  " + line + "\n"; }

    void answer(const Site& site, const std::map<std::string, std::string>& files, const std::string& line) {
        if (line.empty()) return;
        text_ += line + "\n";
        std::istringstream words(line);
        std::string verb, subject, object, more;
        words >> verb >> subject;
        std::getline(words >> std::ws, object);
        const Page* page = site.page_of_file(subject);
        if (verb == "config") return answer_config(site.config());
        if (verb == "pages") {
            for (const auto& [path, bytes] : files)
                if (const Page* one = site.page_of_file(path)) say(path + ": " + show(*one));
            return;
        }
        if (verb == "top") {
            const TopPages top = top_pages(site, *site.home());
            for (const TopSection& one : top.years) say("year " + one.year + " " + one.name + " " + one.page->path);
            for (const TopSection& one : top.sections) say("section " + one.name + " \"" + one.page->shown_title + "\" " + one.page->path);
            for (const Page* one : top.pages) say("page " + one->path);
        } else if (verb == "read") answer_read(site, page, subject);
        else if (verb == "url") say(site.page_at_url(subject) == nullptr ? "nothing" : show(*site.page_at_url(subject)));
        else if (verb == "include") say(show(site.find_include(subject)));
        else if (verb == "static") say(show(site.find_static(subject)));
        else if (verb == "asset") say(show(site.find_asset(subject)));
        else if (verb == "data") {
            const auto value = site.load_data(subject, sources_, diagnostics_);
            say(value ? show(*value) : "nothing");
        } else if (page == nullptr) say("no page");
        else if (verb == "page") {
            say(show(*page));
            if (!site.permalink(*page).empty()) say(site.permalink(*page));
        } else if (verb == "matter") say(show(page->matter));
        else if (verb == "children")
            for (const Page* child : site.children(*page)) say(show(*child));
        else if (verb == "resources")
            for (const Resource& resource : site.resources(*page))
                say(resource.path + " name \"" + resource.name + "\" title \"" + resource.title + "\" " + resource.media_type +
                    (resource.params.map.empty() ? "" : " " + show(resource.params)));
        else if (verb == "find") {
            const Resource* found = match_resource(site.resources(*page), object);
            say(found == nullptr ? "nothing" : found->path);
        } else if (verb == "ref") answer_ref(site, *page, object);
        else say("not a question");
    }

    void answer_config(const SiteConfig& config) {
        say("title \"" + config.title + "\" base " + config.base_url + " from " + config.file);
        for (const LanguageConfig& language : config.languages)
            say("language " + language.key + " \"" + language.name + "\" " + language.locale + " \"" + language.title + "\" in " + language.content_dir +
                (language.is_right_to_left ? " right to left" : "") + " " + show(language.params));
        say("contents " + std::to_string(config.toc_start_level) + " to " + std::to_string(config.toc_end_level) + (config.toc_ordered ? " ordered" : ""));
        say(show(config.all));
    }

    void answer_read(const Site& site, const Page* page, const std::string& path) {
        if (page == nullptr) return say("no page");
        const SourceId source = sources_.add(path, site.page_text(*page));
        const FrontMatter front = read_front_matter(sources_.text(source), source, diagnostics_);
        say(show(front.matter));
        say("body \"" + std::string(sources_.text(source).substr(front.body_offset, 20)) + "\"");
    }

    void answer_ref(const Site& site, const Page& from, const std::string& argument) {
        std::istringstream words(argument);
        std::string target, language;
        words >> target >> language;
        if (target == "\"\"") target.clear();
        const RefResult result = site.resolve_ref(from, target, language);
        static constexpr const char* problems[] = {"", "not found", "ambiguous", "unknown language", "draft"};
        std::string text = problems[static_cast<std::size_t>(result.problem)];
        if (result.page != nullptr) text += (text.empty() ? "" : " ") + result.page->logical + " " + result.page->language;
        if (!result.fragment.empty()) text += " #" + result.fragment;
        for (const std::string& candidate : result.candidates) text += " [" + candidate + "]";
        say(text);
    }

    const test::CaseFile& test_;
    SourceMap sources_;
    Diagnostics diagnostics_;
    std::string text_;
};

TEST_CASE("sites are read as Hugo reads them") {
    test::run_case_files(std::string(TEST_SOURCE_DIR) + "/cases", [](const test::CaseFile& test) { return Answers(test).produce(); });
}

}  // namespace
}  // namespace notes_export::site
