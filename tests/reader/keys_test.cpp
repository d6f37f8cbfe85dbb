// The letter case of keys does not matter, whichever notation they are written in: every key that is honoured, in the spelling of
// Hugo's and the theme's documentation, in lower and in upper case.
#include "base/unicode.h"
#include "model/dump.h"
#include "notes_export/convert.h"
#include "site/site.h"

#include <catch2/catch.hpp>

#include <map>
#include <regex>
#include <string>
#include <vector>

using namespace notes_export;

namespace {

using Files = std::map<std::string, std::string>;

// A bit of everything that a key can change.
const char* const text = R"("x" 'y' a -- b --- c ... <<d>> it's <b>raw</b> :smile: www.example.org ~~s~~ ++i++ ==m== H~2~O x^2^ $a_b$ 日本
語 end
next[^1]

[^1]: note

Term
: Definition

| a |
|---|
| b |

- [ ] task

paragraph
{.big}

# H {#own}

## Łukasz _em_

#### Deep

```go
x
```

{{< toc >}} {{< toc-tree >}} {{< ref "first-talk" >}} {{< ref "none" >}} {{< param "mine" >}} {{< img name="pic" >}}
)";

std::string page(const std::string& matter) { return matter + text; }

Files site_with(const std::string& file, const std::string& config) {
    return {{file, config},
            {"content/_index.md", "home"},
            {"content/log/_index.md", page("---\nparams: {mine: 1}\n---\n")},
            {"content/log/first-talk.md", "---\ndate: 2023-05-06T23:30:00\n---\nx"},
            {"content/log/second of all.md", "---\ntitle: Second\nweight: 2\nother: 2020-01-01\n---\nx"},
            {"content/log/fourth.md", "---\ntitle: Fourth\nweight: 2\n---\nx"},
            {"content/log/Été.md", "x"},
            {"content/log/third.de.md", "x"},
            {"content/log/draft.md", "---\ndraft: true\n---\nx"},
            {"content/log/old.md", "---\nexpiryDate: 2001-01-01\n---\nx"},
            {"content/log/new.md", "---\npublishDate: 2200-01-01\n---\nx"},
            {"content/other-thing/page.md", "x"},
            {"mounted/page.md", "x"},
            {"assets2/a.png", ""}, {"static2/s.png", ""}, {"data2/d.yaml", "a: 1"}, {"data/d.yaml", "a: 2"}, {"themes2/t/static/t.png", ""}, {"themes/t/static/u.png", ""}};
}

std::string seen(const Files& files) {
    const auto disk = memory_files(files);
    std::string out;
    LoadOptions options;
    options.now = 1'700'000'000;
    const LoadedDocument loaded = load_document(*disk, "content/log/_index.md", options);
    if (loaded.document) out += model::dump(*loaded.document);
    for (const Diagnostic& diagnostic : loaded.diagnostics.all()) out += (diagnostic.severity == Severity::error ? "error: " : "") + diagnostic.message + "\n";
    SourceMap sources;
    Diagnostics unheard;
    const site::Site site(*disk, {false, options.now, {}, {}}, sources, unheard);
    for (const site::LanguageConfig& language : site.config().languages)
        out += language.key + " " + language.name + " " + language.locale + " " + language.title + " " + language.content_dir + (language.is_right_to_left ? " rtl\n" : "\n");
    for (const char* path : {"content", "content/log", "content/log/first-talk.md", "content/log/second of all.md", "content/log/Été.md", "content/log/third.de.md",
                             "content/log/draft.md", "content/log/old.md", "content/log/new.md", "content/other-thing", "content/log/child", "content/mounted", "mounted/page.md"}) {
        const site::Page* one = site.page_of_file(path);
        if (one == nullptr) continue;
        out += std::string(path) + " " + one->url + " " + one->shown_title + " " + one->link_title + " " + one->date + " " + one->local_date + " " + one->lastmod + " " + one->publish_date + " " +
               one->expiry_date + " " + std::to_string(one->weight) + " " + site.permalink(*one) + (one->is_published ? " published" : "") + (one->is_listed ? " listed" : "") +
               (one->is_rendered ? " rendered" : "") + (one->is_hidden_in_menu ? " hidden" : "");
        for (const std::string& alias : one->aliases) out += " " + alias;
        for (const site::Resource& resource : site.resources(*one)) out += " " + resource.name + "=" + resource.title;
        out += "\n";
    }
    for (const char* file : {"/s.png", "/t.png", "/u.png"}) out += site.find_static(file).value_or("-") + "\n";
    out += site.find_asset("a.png").value_or("-");
    if (const auto data = site.load_data("d", sources, unheard)) out += data->text_or("a", "");
    return out;
}

std::string with_keys(const std::string& json, std::string (*change)(std::string_view)) {
    static const std::regex key("\"([^\"]*)\":");
    std::string out;
    auto from = json.cbegin();
    for (std::sregex_iterator found(json.begin(), json.end(), key), end; found != end; ++found) {
        out.append(from, (*found)[0].first).append("\"" + change((*found)[1].str()) + "\":");
        from = (*found)[0].second;
    }
    return out.append(from, json.cend());
}

std::string lower(std::string_view words) { return base::to_lower(words); }
std::string upper(std::string_view words) {
    std::string out(words);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

/// The members of the outermost map, one a line; values of TOML are written as those of JSON.
std::string toml(const std::string& json) {
    std::string members = json.substr(1, json.size() - 2);
    int depth = 0;
    for (char& c : members) {
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        if (c == ',' && depth == 0) c = '\n';
    }
    return std::regex_replace(members, std::regex("\": "), "\" = ");
}

const std::vector<std::string> configurations = {
    R"({"title": "My Site"})", R"({"baseURL": "https://example.com/x/"})", R"({"languageCode": "de"})", R"({"locale": "de"})",
    R"({"defaultContentLanguage": "de"})", R"({"contentDir": "mounted"})", R"({"assetDir": "assets2"})", R"({"staticDir": "static2"})",
    R"({"dataDir": "data2"})", R"({"theme": "t"})", R"({"theme": "t", "themesDir": "themes2"})", R"({"timeZone": "Europe/Berlin"})", R"({"disablePathToLower": true})", R"({"removePathAccents": true})",
    R"({"uglyURLs": true})", R"({"enableEmoji": true})", R"({"titleCaseStyle": "none"})", R"({"pluralizeListTitles": false})", R"({"capitalizeListTitles": false})",
    R"({"buildDrafts": true})", R"({"buildFuture": true})", R"({"buildExpired": true})", R"({"refLinksErrorLevel": "WARNING"})", R"({"ignoreFiles": ["first-.*"]})",
    R"({"permalinks": {"log": "/p/:slug/"}})", R"({"frontmatter": {"date": ["other", ":default"]}})", R"({"cascade": {"weight": 9}})",
    R"({"pygmentsOptions": "linenos=table"})", R"({"pygmentsCodeFences": false, "pygmentsOptions": "linenos=table"})",
    R"({"languages": {"en": {"languageName": "Eng"}}})", R"({"languages": {"en": {"label": "Eng"}}})", R"({"languages": {"en": {"languageDirection": "rtl"}}})",
    R"({"languages": {"en": {"direction": "rtl"}}})", R"({"languages": {"en": {"contentDir": "mounted"}}})", R"({"languages": {"en": {"languageCode": "de"}}})",
    R"({"languages": {"en": {"timeZone": "Europe/Berlin"}}})", R"({"languages": {"en": {}, "de": {"weight": 1}}})", R"({"languages": {"en": {"params": {"geekdocToC": false}}}})",
    R"({"languages": {"en": {}, "de": {}}, "disableLanguages": ["de"]})", R"({"languages": {"en": {}, "de": {}}, "defaultContentLanguageInSubdir": true})",
    R"({"module": {"mounts": [{"source": "content", "target": "content"}, {"source": "mounted", "target": "content/mounted"}]}})",
    R"({"params": {"geekdocToC": false}})", R"({"params": {"geekdocFileTreeSortBy": "title_reverse"}})", R"({"params": {"geekdocContentLicense": {"name": "CC", "link": "https://example.org/cc"}}})",
    R"({"params": {"description": "About"}})",
    R"({"markup": {"tableOfContents": {"startLevel": 3}}})", R"({"markup": {"tableOfContents": {"endLevel": 4}}})",
    R"({"markup": {"highlight": {"lineNos": true}}})", R"({"markup": {"highlight": {"lineNos": true, "lineNoStart": 7}}})", R"({"markup": {"highlight": {"lineNos": true, "codeFences": false}}})",
    R"({"markup": {"goldmark": {"renderer": {"unsafe": true}}}})", R"({"markup": {"goldmark": {"renderer": {"hardWraps": true}}}})",
    R"({"markup": {"goldmark": {"parser": {"autoHeadingID": false}}}})", R"({"markup": {"goldmark": {"parser": {"autoHeadingIDType": "github-ascii"}}}})",
    R"({"markup": {"goldmark": {"parser": {"autoIDType": "github-ascii"}}}})", R"({"markup": {"goldmark": {"parser": {"attribute": {"title": false}}}}})",
    R"({"markup": {"goldmark": {"parser": {"attribute": {"block": true}}}}})", R"({"markup": {"goldmark": {"extensions": {"linkify": false}}}})",
    R"({"markup": {"goldmark": {"extensions": {"linkifyProtocol": "http"}}}})", R"({"markup": {"goldmark": {"extensions": {"footnote": false}}}})",
    R"({"markup": {"goldmark": {"extensions": {"definitionList": false}}}})", R"({"markup": {"goldmark": {"extensions": {"table": false}}}})",
    R"({"markup": {"goldmark": {"extensions": {"strikethrough": false}}}})", R"({"markup": {"goldmark": {"extensions": {"taskList": false}}}})",
    R"({"markup": {"goldmark": {"extensions": {"extras": {"insert": {"enable": true}}}}}})", R"({"markup": {"goldmark": {"extensions": {"extras": {"mark": {"enable": true}}}}}})",
    R"({"markup": {"goldmark": {"extensions": {"extras": {"superscript": {"enable": true}}}}}})",
    R"({"markup": {"goldmark": {"extensions": {"strikethrough": false, "extras": {"subscript": {"enable": true}}}}}})",
    R"({"markup": {"goldmark": {"extensions": {"strikethrough": false, "extras": {"delete": {"enable": true}}}}}})",
    R"({"markup": {"goldmark": {"extensions": {"cjk": {"enable": true, "eastAsianLineBreaks": true}}}}})",
    R"({"markup": {"goldmark": {"extensions": {"passthrough": {"enable": true, "delimiters": {"inline": [["$", "$"]]}}}}}})",
    R"({"markup": {"goldmark": {"extensions": {"typographer": false}}}})", R"({"markup": {"goldmark": {"extensions": {"typographer": {"disable": true}}}}})",
    R"({"markup": {"goldmark": {"extensions": {"typographer": {"leftDoubleQuote": "&bdquo;"}}}}})", R"({"markup": {"goldmark": {"extensions": {"typographer": {"rightDoubleQuote": "R"}}}}})",
    R"({"markup": {"goldmark": {"extensions": {"typographer": {"leftSingleQuote": "L"}}}}})", R"({"markup": {"goldmark": {"extensions": {"typographer": {"rightSingleQuote": "R"}}}}})",
    R"({"markup": {"goldmark": {"extensions": {"typographer": {"enDash": "--"}}}}})", R"({"markup": {"goldmark": {"extensions": {"typographer": {"emDash": "M"}}}}})",
    R"({"markup": {"goldmark": {"extensions": {"typographer": {"ellipsis": "E"}}}}})", R"({"markup": {"goldmark": {"extensions": {"typographer": {"leftAngleQuote": "L"}}}}})",
    R"({"markup": {"goldmark": {"extensions": {"typographer": {"rightAngleQuote": "R"}}}}})", R"({"markup": {"goldmark": {"extensions": {"typographer": {"apostrophe": "A"}}}}})",
};

const std::vector<std::string> front_matters = {
    R"({"title": "Mine"})", R"({"linkTitle": "Mine"})", R"({"description": "About"})", R"({"date": "2023-01-02"})", R"({"lastmod": "2023-01-02"})", R"({"modified": "2023-01-02"})",
    R"({"publishDate": "2022-01-02"})", R"({"pubDate": "2022-01-02"})", R"({"published": "2022-01-02"})", R"({"expiryDate": "2022-01-02"})", R"({"unpublishDate": "2022-01-02"})",
    R"({"draft": true})", R"({"weight": 3})", R"({"url": "/mine/"})", R"({"aliases": ["/was/"]})", R"({"keywords": ["k"]})", R"({"tags": ["t"]})",
    R"({"build": {"render": "never"}})", R"({"_build": {"list": "never"}})", R"({"cascade": {"weight": 4}})", R"({"cascade": {"target": {"kind": "section"}, "weight": 4}})",
    R"({"params": {"mine": "m"}})", R"({"mine": "m"})", R"({"resources": [{"src": "*.png", "name": "pic", "title": "Picture", "params": {"credits": "Somebody"}}]})",
    R"({"geekdocToC": false})", R"({"geekdocHidden": true})", R"({"geekdocAlign": "center"})",
};

// Of a page below: what its section shows of it.
const std::vector<std::string> child_matters = {
    R"({"slug": "mine"})", R"({"headless": true})", R"({"geekdocDescription": "About"})", R"({"geekdocFlatSection": true})", R"({"geekdocHidden": true, "geekdocHiddenTocTree": false})",
};

void check_all_spellings(const std::string& json, const std::string& without, std::string (*seen_with)(const std::string& notation, const std::string& words)) {
    const std::string wanted = seen_with("json", json);
    INFO(json);
    CHECK(wanted != without);
    for (const auto change : {+[](std::string_view words) { return std::string(words); }, +lower, +upper}) {
        const std::string words = with_keys(json, change);
        INFO(words);
        CHECK((seen_with("json", words) == wanted));
        CHECK((seen_with("yaml", words) == wanted));
        CHECK((seen_with("toml", toml(words)) == wanted));
    }
}

std::string seen_with_config(const std::string& notation, const std::string& words) { return seen(site_with("hugo." + notation, words)); }

std::string matter_of(const std::string& notation, const std::string& words) {
    return notation == "json" ? words + "\n" : notation == "yaml" ? "---\n" + words + "\n---\n" : "+++\n" + words + "\n+++\n";
}

std::string seen_with_matter(const std::string& notation, const std::string& words) {
    Files files = site_with("hugo.yaml", "baseURL: https://example.org/\n");
    files["content/log/pic.png"] = "";
    files["content/log/_index.md"] = page(matter_of(notation, words));
    return seen(files);
}

std::string seen_with_child(const std::string& notation, const std::string& words) {
    Files files = site_with("hugo.yaml", "baseURL: https://example.org/\n");
    files["content/log/child/index.md"] = matter_of(notation, words);  // no text of its own
    return seen(files);
}

}  // namespace

TEST_CASE("keys of the configuration count in any letter case and notation") {
    const std::string without = seen_with_config("json", "{}");
    for (const std::string& json : configurations) check_all_spellings(json, without, seen_with_config);
}

TEST_CASE("keys of a page below count in any letter case and notation") {
    const std::string without = seen_with_child("json", "{}");
    for (const std::string& json : child_matters) check_all_spellings(json, without, seen_with_child);
}

TEST_CASE("keys of the front matter count in any letter case and notation") {
    const std::string without = seen_with_matter("json", "{}");
    for (const std::string& json : front_matters) check_all_spellings(json, without, seen_with_matter);
}
