#include "site/make_page.h"

#include "base/path.h"
#include "base/unicode.h"
#include "site/address.h"
#include "site/date.h"
#include "site/glob.h"
#include "site/humanize.h"
#include "site/list_title.h"
#include "site/title_case.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace notes_export::site {
namespace {

bool is_true(const Value& map, std::string_view key) {
    const Value* value = map.find(key);
    return value != nullptr && value->as_bool().value_or(false);
}

const Value* build_options(const Page& page) {
    const Value* build = page.matter.find("build");
    return build != nullptr ? build : page.matter.find("_build");
}

// "../old" seen from "/2023/talks" is "/2023/old".
std::string below_address(std::string_view folder, std::string_view alias) {
    folder.remove_prefix(std::min(folder.find_first_not_of('/'), folder.size()));
    const base::CleanPath clean = base::clean_path(base::join_path(folder, alias));
    return clean.status == FileStatus::ok ? "/" + clean.path : std::string(alias);
}

std::string_view kind_name(PageKind kind) {
    if (kind == PageKind::home) return "home";
    return kind == PageKind::section ? "section" : "page";
}

bool is_cascade_target(const Value& cascade, const Entry& entry, const SiteConfig& config) {
    const Value* target = cascade.find("target");
    if (target == nullptr) target = cascade.find("_target");
    if (target == nullptr) return true;
    const auto fits = [&](std::string_view key, std::string_view actual) {
        const std::string glob = target->text_or(key, "");
        return glob.empty() || matches_glob(glob, actual);
    };
    return fits("path", entry.logical) && fits("kind", kind_name(entry.kind)) && fits("lang", config.languages[entry.language].key) &&
           fits("environment", "production");
}

// Adds what `from` has and `into` has not; `params` member by member.
void add_missing(Value& into, const Value& from) {
    for (const auto& [key, value] : from.map) {
        if (key == "target" || key == "_target" || key == "cascade") continue;
        const auto known = std::find_if(into.map.begin(), into.map.end(), [&, &name = key](const auto& member) { return member.first == name; });
        if (known == into.map.end()) into.map.emplace_back(key, value);
        else if (key == "params" && known->second.kind == ValueKind::map && value.kind == ValueKind::map) add_missing(known->second, value);
    }
}

void apply_cascade(Value& matter, const Value* cascade, const Entry& entry, const SiteConfig& config) {
    if (cascade == nullptr) return;
    if (cascade->kind == ValueKind::map && is_cascade_target(*cascade, entry, config)) add_missing(matter, *cascade);
    for (const Value& item : cascade->list)
        if (item.kind == ValueKind::map && is_cascade_target(item, entry, config)) add_missing(matter, item);
}

void apply_own_cascade(Value& matter, const Entry& entry, const SiteConfig& config) {
    const Value* cascade = matter.find("cascade");
    if (cascade == nullptr) return;
    const Value own = *cascade;  // `matter` grows
    apply_cascade(matter, &own, entry, config);
}

// The first of the named values that is a date. `keys` may be replaced by `frontmatter.<setting>`, where ":default" means
// them again and ":filename" the date a file name begins with; file times and git are not ours to ask (no clock).
class DateFinder {
public:
    DateFinder(const Page& page, const SiteConfig& config, const base::TimeZone* zone) : page_(page), config_(config), zone_(zone) {}

    [[nodiscard]] std::optional<Date> find(std::string_view setting, std::initializer_list<std::string_view> keys) const {
        const Value* order = config_.all.at("frontmatter." + std::string(setting));
        if (order == nullptr) return first_of(keys);
        for (const std::string& name : order->as_texts()) {
            std::optional<Date> date;
            const std::string key = base::to_lower(name);
            if (key == ":default") date = first_of(keys);
            else if (key == ":filename") date = parse_date(base::name_of(page_.logical).substr(0, 10), zone_);
            else if (!key.starts_with(':')) date = value_or_older_name(key);
            if (date) return date;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] std::optional<Date> first_of(std::initializer_list<std::string_view> keys) const {
        for (const std::string_view key : keys)
            if (auto date = value_of(key)) return date;
        return std::nullopt;
    }
    // A key in a list of the configuration stands for its older names as well.
    [[nodiscard]] std::optional<Date> value_or_older_name(std::string_view key) const {
        if (key == "lastmod") return first_of({"lastmod", "modified"});
        if (key == "publishdate") return first_of({"publishdate", "pubdate", "published"});
        if (key == "expirydate") return first_of({"expirydate", "unpublishdate"});
        return value_of(key);
    }
    [[nodiscard]] std::optional<Date> value_of(std::string_view key) const {
        const Value* value = page_.matter.find(key);
        if (value == nullptr || value->kind == ValueKind::list || value->kind == ValueKind::map) return std::nullopt;
        return parse_date(value->text, zone_);
    }

    const Page& page_;
    const SiteConfig& config_;
    const base::TimeZone* zone_;
};

void fill_dates(Page& page, const Entry& entry, const PageContext& context) {
    const DateFinder dates(page, context.config, context.config.languages[entry.language].time_zone.get());
    const auto date = dates.find("date", {"date", "publishdate", "pubdate", "published", "lastmod", "modified"});
    const auto lastmod = dates.find("lastmod", {"lastmod", "modified", "date", "publishdate", "pubdate", "published"});
    const auto publish = dates.find("publishdate", {"publishdate", "pubdate", "published", "date"});
    const auto expiry = dates.find("expirydate", {"expirydate", "unpublishdate"});
    if (date) {
        page.date = date->iso;
        page.local_date = date->local;
        page.date_is_lastmod = !dates.find("date", {"date", "publishdate", "pubdate", "published"});
    }
    if (lastmod) {
        page.lastmod = lastmod->iso;
        page.local_lastmod = lastmod->local;
    }
    if (publish) page.publish_date = publish->iso;
    if (expiry) page.expiry_date = expiry->iso;
    if (context.now == 0) return;
    page.is_future = publish && publish->seconds > context.now;
    page.is_expired = expiry && expiry->seconds < context.now;
}

// "2023-05-06-my-talk.md" has the slug "my-talk" where a date may come from the file's name (FM-6).
void take_slug_of_file_name(Page& page, const Entry& entry, const SiteConfig& config) {
    const Value* order = config.all.at("frontmatter.date");
    if (order == nullptr || page.matter.find("slug") != nullptr || page.kind == PageKind::home || page.kind == PageKind::section) return;
    const std::vector<std::string> names = order->as_texts();
    if (std::none_of(names.begin(), names.end(), [](const std::string& name) { return base::to_lower(name) == ":filename"; })) return;
    const std::string_view name = base::name_of(entry.cased);
    if (name.size() <= 10 || !parse_date(name.substr(0, 10))) return;
    Value slug;
    slug.kind = ValueKind::text;
    const std::size_t begin = name.find_first_not_of(" -_", 10);
    if (begin == std::string_view::npos) return;
    slug.text = name.substr(begin, name.find_last_not_of(" -_") + 1 - begin);
    page.matter.map.emplace_back("slug", std::move(slug));
}

void fill_publication(Page& page, const PageContext& context) {
    if (page.matter.find("draft") != nullptr) page.is_draft = is_true(page.matter, "draft");
    else if (const Value* published = page.matter.find("published")) page.is_draft = !published->as_bool().value_or(true);
    page.is_headless = page.kind == PageKind::leaf_bundle && is_true(page.matter, "headless");
    page.is_rendered = page.is_listed = !page.is_headless;
    if (const Value* build = build_options(page)) {
        // The old boolean forms mean always and never.
        const auto is_never = [&](std::string_view key) {
            const Value* value = build->find(key);
            return value != nullptr && (base::to_lower(value->text) == "never" || !value->as_bool().value_or(true));
        };
        if (is_never("render") || base::to_lower(build->text_or("render", "")) == "link") page.is_rendered = false;
        if (is_never("list")) page.is_listed = false;
    }
    const Value& all = context.config.all;
    page.is_published = (!page.is_draft || context.with_drafts || is_true(all, "builddrafts")) && (!page.is_future || is_true(all, "buildfuture")) &&
                        (!page.is_expired || is_true(all, "buildexpired"));
    page.is_hidden_in_menu = is_true(page.matter, "geekdochidden");
}

// "include-page" → "Include Page" (FM-7).
std::string title_of_name(std::string_view name, TitleStyle style) { return in_title_case(humanize(name), style); }

void fill_titles(Page& page, const Entry& entry, const SiteConfig& config) {
    page.title = page.matter.text_or("title", "");
    page.shown_title = page.title;
    const auto is_on = [&](std::string_view key) {
        const Value* value = config.all.find(key);
        return value == nullptr || value->as_bool().value_or(true);
    };
    const TitleStyle style = title_style(config.all.text_or("titlecasestyle", ""));
    if (entry.file.empty() && page.kind == PageKind::section)
        page.shown_title = list_title(base::name_of(entry.cased), is_on("pluralizelisttitles"), is_on("capitalizelisttitles") ? style : TitleStyle::as_written);
    if (page.shown_title.empty()) page.shown_title = page.kind == PageKind::home ? config.languages[entry.language].title : title_of_name(base::name_of(entry.cased), style);
    page.link_title = page.matter.text_or("linktitle", page.shown_title);
}

// The folders of the section that the page is in: folders without an index file below it are none (PUB-2).
std::string section_path(const Page& page, const Entry& entry, const std::vector<const Page*>& above) {
    const std::string& own = entry.cased;
    if (page.kind == PageKind::section) return own.substr(std::min<std::size_t>(1, own.size()));
    const auto section = std::find_if(above.begin(), above.end(), [](const Page* one) { return one->kind == PageKind::section; });
    if (section == above.end()) return {};
    const auto depth = std::count((*section)->logical.begin(), (*section)->logical.end(), '/');
    std::size_t end = 0;
    for (std::ptrdiff_t i = 0; i < depth && end < own.size(); ++i) end = std::min(own.find('/', end + 1), own.size());
    return own.substr(1, end - 1);
}

void fill_addresses(Page& page, const Entry& entry, const std::vector<const Page*>& above, const SiteConfig& config) {
    const Value* build = build_options(page);
    const bool has_address = page.is_rendered || (build != nullptr && base::to_lower(build->text_or("render", "")) == "link");
    if (has_address) page.url = make_address(page, entry.cased, section_path(page, entry, above), config);
    const Value* aliases = page.matter.find("aliases");
    if (aliases == nullptr) return;
    std::string_view own = page.url.empty() ? std::string_view(entry.cased) : std::string_view(page.url);
    if (own.ends_with(".html")) own = base::folder_of(own);  // the folder it lies in stands for it
    if (own.size() > 1 && own.ends_with('/')) own.remove_suffix(1);
    const std::string folder = decode_address(base::folder_of(own));
    for (const std::string& alias : aliases->as_texts()) {
        if (alias.empty() || alias.find("://") != std::string::npos) continue;
        // Without a slash in front they are relative to the folder of the page's address.
        page.aliases.push_back(alias.starts_with('/') ? alias : below_address(folder, alias));
    }
}

}  // namespace

Page make_page(const Entry& entry, Value matter, std::uint32_t body_offset, const std::vector<const Page*>& above, const PageContext& context) {
    Page page;
    page.path = entry.file;
    page.folder = entry.folder;
    page.logical = entry.logical;
    page.kind = entry.kind;
    page.language = context.config.languages[entry.language].key;
    page.body_offset = body_offset;
    page.matter = std::move(matter);
    page.matter.kind = ValueKind::map;
    // It flows to the page that has it as well, then down.
    apply_own_cascade(page.matter, entry, context.config);
    for (const Page* page_above : above) apply_cascade(page.matter, page_above->matter.find("cascade"), entry, context.config);
    apply_cascade(page.matter, context.config.all.find("cascade"), entry, context.config);
    if (const Value* weight = page.matter.find("weight")) page.weight = weight->as_integer().value_or(0);
    fill_dates(page, entry, context);
    take_slug_of_file_name(page, entry, context.config);
    fill_publication(page, context);
    fill_titles(page, entry, context.config);
    fill_addresses(page, entry, above, context.config);
    return page;
}

const Value* param_of(const Page& page, std::string_view dotted_path) {
    if (const Value* params = page.matter.find("params"))
        if (const Value* value = params->at(dotted_path)) return value;
    return page.matter.at(dotted_path);
}

}  // namespace notes_export::site
