#include "layouts/run.h"

#include "base/path.h"
#include "base/unicode.h"
#include "layouts/data.h"
#include "layouts/facts.h"
#include "layouts/objects.h"
#include "layouts/values.h"
#include "template/functions/arguments.h"
#include "template/functions/scratch.h"

#include <utility>

namespace notes_export::layouts {

using templates::Call;
using templates::Map;
using templates::Value;

Run& run_of(Call& call) {
    if (Run* run = dynamic_cast<Run*>(&call.host())) return *run;
    templates::fail("no site is open");
}

Value Run::page(const site::Page* page) {
    if (!page) return {};
    Value& object = pages_[page];
    if (object.is_nil()) object = templates::ObjectPtr(std::make_shared<PageObject>(*this, *page));
    return object;
}

Value Run::pages(const std::vector<const site::Page*>& list) {
    templates::List pages;
    pages.reserve(list.size());
    for (const site::Page* each : list) pages.push_back(page(each));
    return templates::ObjectPtr(std::make_shared<PagesObject>(std::move(pages)));
}

Value Run::site_object(std::string_view language) {
    Value& object = sites_[std::string(language)];
    if (object.is_nil()) object = templates::ObjectPtr(std::make_shared<SiteObject>(*this, std::string(language)));
    return object;
}

Value Run::language_object(std::string_view key) {
    const auto index = site_.config().language_index(key);
    Map map;
    map.set("Lang", std::string(key));
    if (index) {
        const site::LanguageConfig& language = site_.config().languages[*index];
        map.set("LanguageName", language.name);
        map.set("LanguageCode", language.locale.empty() ? language.key : language.locale);
        map.set("LanguageDirection", language.is_right_to_left ? "rtl" : "ltr");
        map.set("Title", language.title);
        map.set("Weight", language.weight);
        map.set("Params", to_template(language.params));
    }
    return facts("*langs.Language", std::string(key), std::move(map));
}

const Value& Run::params(const site::Page& page) {
    Value& known = params_[&page];
    if (!known.is_nil()) return known;
    Map map;
    map.ignores_case = true;
    for (const auto& [key, value] : page.matter.map)
        if (key != "params") map.set(key, to_template(value));
    if (const site::Value* own = page.matter.find("params"))
        for (const auto& [key, value] : own->map) map.set(key, to_template(value));
    return known = Value(std::move(map));
}

const Value& Run::site_params(std::string_view language) {
    Value& known = site_params_[std::string(language)];
    if (!known.is_nil()) return known;
    Map map;
    map.ignores_case = true;
    if (const site::Value* own = site_.config().all.find("params"))
        for (const auto& [key, value] : own->map) map.set(key, to_template(value));
    if (const auto index = site_.config().language_index(language))
        for (const auto& [key, value] : site_.config().languages[*index].params.map) map.set(key, to_template(value));
    return known = Value(std::move(map));
}

const Value& Run::data() {
    if (!data_) data_ = read_data(site_);
    return *data_;
}

Value Run::scratch(Call& call, const std::string& owner) {
    Value& pad = scratches_[owner];
    if (pad.is_nil()) pad = templates::make_scratch(call);
    return pad;
}

std::optional<std::string> Run::file_text(Call& call, const std::string& path) {
    const base::CleanPath clean = base::clean_path(path);
    if (clean.status != FileStatus::ok) return std::nullopt;
    FileResult file = site_.files().read(clean.path, call.budget().limits().output_bytes);
    if (!file.is_ok()) return std::nullopt;
    call.budget().allocate(file.bytes.size());
    return base::clean_text(std::move(file.bytes)).text;
}

std::string Run::reference(Call& call, const site::Page& from, std::string_view argument, std::string_view language, bool is_absolute) {
    const site::RefResult found = site_.resolve_ref(from, argument, language);
    if (found.problem != site::RefProblem::none) {
        call.warn("no page is called \"" + std::string(argument) + "\"");
        return {};
    }
    const std::string fragment = found.fragment.empty() ? "" : "#" + found.fragment;
    if (!found.page || argument.starts_with('#')) return fragment;
    const std::string permalink = is_absolute ? site_.permalink(*found.page) : std::string();
    return (permalink.empty() ? found.page->url : permalink) + fragment;
}

std::string Run::language_prefix() const {
    const site::SiteConfig& config = site_.config();
    const bool has_folder = config.is_multilingual() && (config.default_language_in_subdir || page_->language != config.default_language);
    return has_folder ? page_->language + "/" : std::string();
}

/// The page's own date: nothing reads a clock.
std::optional<templates::Time> Run::now() const { return templates::parse_time(page_->lastmod.empty() ? page_->date : page_->lastmod); }

std::optional<Value> Run::unmarshal(std::string_view format, std::string_view text, const Value&) { return read_text_as(format, text); }

const Value& Run::texts_of(const std::string& language) {
    const auto known = texts_.find(language);
    if (known != texts_.end()) return known->second;
    return texts_[language] = read_translations(site_, language);
}

std::optional<std::string> Run::translate(Call& call, const std::string& id, const Value& argument) {
    for (const std::string& language : {page_->language, site_.config().default_language}) {
        const Value* text = texts_of(language).map() ? texts_of(language).map()->find(base::to_lower(id)) : nullptr;
        if (!text) continue;
        Value count = argument;
        if (argument.map() && argument.map()->find("count")) count = *argument.map()->find("count");
        else if (argument.map() && argument.map()->find("Count")) count = *argument.map()->find("Count");
        const bool is_one = templates::as_integer(count) == 1;
        if (text->map()) {
            const Value* form = is_one ? text->map()->find("one") : nullptr;
            if (!form) form = text->map()->find("other");
            if (!form) continue;
            text = form;
        }
        const std::string words = templates::to_text(*text);
        if (words.find("{{") == std::string::npos) return words;
        const templates::Parsed parsed = templates::parse("i18n " + id, words, functions(), templates::Escaping::none);
        if (!parsed.result) throw *parsed.error;
        Value dot = argument;
        if (templates::as_integer(argument)) {
            Map map;
            map.set("Count", argument);
            dot = Value(std::move(map));
        }
        return templates::to_text(call.run(*parsed.result, dot));
    }
    return std::nullopt;
}

}  // namespace notes_export::layouts
