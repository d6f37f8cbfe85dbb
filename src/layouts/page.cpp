#include "base/path.h"
#include "layouts/facts.h"
#include "layouts/objects.h"
#include "layouts/values.h"
#include "template/functions/arguments.h"
#include "template/functions/collections.h"

#include <algorithm>

namespace notes_export::layouts {
namespace {

using templates::Arguments;
using templates::Call;
using templates::Map;
using templates::Value;

std::string last_part(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }  // npos + 1 is the beginning

std::string kind_of(const site::Page& page) {
    if (page.kind == site::PageKind::home) return "home";
    return page.kind == site::PageKind::section ? "section" : "page";
}

Value file_of(const site::Page& page) {
    if (page.path.empty()) return {};
    const std::string name = last_part(page.path);
    const std::string extension(base::extension_of(page.path));
    const std::string stem = name.substr(0, name.size() - extension.size() - (extension.empty() ? 0 : 1));
    const std::size_t slash = page.path.find('/');
    const std::string below = slash == std::string::npos ? page.path : page.path.substr(slash + 1);
    const std::string folder(base::folder_of(below));
    Map map;
    map.set("Path", below);
    map.set("Dir", folder.empty() ? folder : folder + "/");
    map.set("LogicalName", name);
    map.set("BaseFileName", stem);
    map.set("TranslationBaseName", stem.substr(0, stem.find('.')));
    map.set("ContentBaseName", stem == "index" ? last_part(folder) : stem.substr(0, stem.find('.')));
    map.set("Ext", extension);
    map.set("Lang", page.language);
    map.set("Filename", page.path);
    map.set("Section", section_name(page));
    return facts("*hugolib.fileInfo", below, std::move(map));
}

Value texts(const site::Page& page, std::string_view key) {
    templates::List list;
    if (const site::Value* values = page.matter.find(key))
        for (std::string& text : values->as_texts()) list.emplace_back(std::move(text));
    return list;
}

std::string body_of(Run& run, Call& call, const site::Page& page) {
    if (page.path.empty()) return {};
    std::string text = run.file_text(call, page.path).value_or("");
    return text.substr(std::min<std::size_t>(page.body_offset, text.size()));
}

}  // namespace

bool PageObject::equals(const Object& other) const {
    const auto* page = dynamic_cast<const PageObject*>(&other);
    return page && &page->page_ == &page_;
}

std::optional<Value> PageObject::member(Call& call, std::string_view name, Arguments arguments) const {
    if (arguments.empty()) {
        if (auto value = fact(name)) return value;
        if (auto value = place(name)) return value;
    }
    return method(call, name, arguments);
}

std::optional<Value> PageObject::fact(std::string_view name) const {
    if (name == "Title") return page_.title;
    if (name == "LinkTitle") return page_.link_title.empty() ? page_.title : page_.link_title;
    if (name == "RelPermalink") return page_.url;
    if (name == "Permalink") return run_.site().permalink(page_).empty() ? page_.url : run_.site().permalink(page_);
    if (name == "Date") return moment(page_.local_date.empty() ? page_.date : page_.local_date);
    if (name == "Lastmod") return moment(page_.local_lastmod.empty() ? page_.lastmod : page_.local_lastmod);
    if (name == "PublishDate") return moment(page_.publish_date);
    if (name == "ExpiryDate") return moment(page_.expiry_date);
    if (name == "Params") return run_.params(page_);
    if (name == "Weight") return page_.weight;
    if (name == "Draft") return page_.is_draft;
    if (name == "Kind") return kind_of(page_);
    if (name == "Type") return page_.matter.text_or("type", section_name(page_).empty() ? "page" : section_name(page_));
    if (name == "Layout") return page_.matter.text_or("layout", "");
    if (name == "Slug") return page_.matter.text_or("slug", "");
    if (name == "Description") return page_.matter.text_or("description", "");
    if (name == "Keywords") return texts(page_, "keywords");
    if (name == "Aliases") return texts(page_, "aliases");
    if (name == "IsHome") return page_.kind == site::PageKind::home;
    if (name == "IsPage") return is_regular(page_);
    if (name == "IsNode") return !is_regular(page_);
    if (name == "IsSection") return page_.kind == site::PageKind::section;
    if (name == "Path") return page_.logical;
    if (name == "File") return file_of(page_);
    if (name == "Section") return section_name(page_);
    if (name == "BundleType") return page_.kind == site::PageKind::leaf_bundle ? "leaf" : is_regular(page_) || page_.path.empty() ? "" : "branch";
    if (name == "Lang") return page_.language;
    if (name == "Language") return run_.language_object(page_.language);
    if (name == "Site") return run_.site_object(page_.language);
    if (name == "Page") return run_.page(&page_);
    return std::nullopt;
}

std::optional<Value> PageObject::place(std::string_view name) const {
    const site::Site& site = run_.site();
    if (name == "Parent") return run_.page(parent_of(site, page_));
    if (name == "CurrentSection") return run_.page(is_regular(page_) ? parent_of(site, page_) : &page_);
    if (name == "FirstSection" || name == "Ancestors") {
        PageList above;
        for (const site::Page* next = parent_of(site, page_); next; next = parent_of(site, *next)) above.push_back(next);
        if (name == "Ancestors") return run_.pages(above);
        if (above.size() < 2) return run_.page(above.empty() || !is_regular(page_) ? &page_ : above.front());
        return run_.page(above[above.size() - 2]);
    }
    if (name == "Pages") return run_.pages(pages_below(site, page_));
    if (name == "RegularPagesRecursive") return run_.pages(regular_pages_below(site, page_));
    if (name == "RegularPages" || name == "Sections") {
        PageList pages = pages_below(site, page_);
        std::erase_if(pages, [&](const site::Page* below) { return is_regular(*below) != (name == "RegularPages"); });
        return run_.pages(pages);
    }
    if (name == "Translations" || name == "AllTranslations" || name == "IsTranslated") {
        PageList all = site.translations(page_);
        if (name != "AllTranslations") std::erase(all, &page_);
        if (name == "IsTranslated") return !all.empty();
        return run_.pages(all);
    }
    if (name == "Resources") return templates::ObjectPtr(std::make_shared<ResourcesObject>(run_, page_));
    return std::nullopt;
}

std::optional<Value> PageObject::method(Call& call, std::string_view name, Arguments arguments) const {
    const auto text_at = [&](std::size_t index) {
        if (index >= arguments.size()) templates::fail("wrong number of args for " + std::string(name) + ": want at least " + std::to_string(index + 1));
        return templates::to_text(arguments[index]);
    };
    const auto page_at = [&](std::size_t index) -> const site::Page* {
        const auto* other = index < arguments.size() ? arguments[index].object_as<PageObject>() : nullptr;
        return other ? &other->page_ : nullptr;
    };
    if (name == "Param") {
        Value found = templates::follow(call, run_.params(page_), text_at(0));
        return found.is_nil() ? templates::follow(call, run_.site_params(page_.language), text_at(0)) : found;
    }
    if (name == "Scratch" || name == "Store") return run_.scratch(call, std::string(name) + ":" + page_.language + ":" + page_.folder + ":" + page_.path);
    if (name == "RenderString") {
        const Value* options = arguments.size() > 1 && arguments[0].map() ? arguments[0].map()->find("display") : nullptr;
        const bool as_block = options && templates::to_text(*options) == "block";
        return Value(run_.renderer().markdown(call, text_at(arguments.size() > 1 ? 1 : 0), as_block), templates::Trust::html);
    }
    if (name == "GetPage") {
        const std::string wanted = text_at(0);
        if (wanted == "/") return run_.page(run_.site().home(page_.language));
        const site::RefResult found = run_.site().resolve_ref(page_, wanted);
        return run_.page(found.problem == site::RefProblem::none ? found.page : nullptr);
    }
    if (name == "Ref" || name == "RelRef") {
        const Map* options = arguments.empty() ? nullptr : arguments[0].map();
        const auto option = [&](std::string_view key) { return options && options->find(key) ? templates::to_text(*options->find(key)) : std::string(); };
        return run_.reference(call, page_, option("path"), option("lang"), name == "Ref");
    }
    if (name == "RawContent") return body_of(run_, call, page_);
    if (name == "InSection") return page_at(0) && parent_of(run_.site(), *page_at(0)) == parent_of(run_.site(), page_);
    if (name == "Eq") return page_at(0) == &page_;
    if (name == "IsAncestor" || name == "IsDescendant") {
        const site::Page* above = name == "IsAncestor" ? &page_ : page_at(0);
        for (const site::Page* next = name == "IsAncestor" ? page_at(0) : &page_; next; next = parent_of(run_.site(), *next))
            if (parent_of(run_.site(), *next) == above && above) return true;
        return false;
    }
    if (name == "GitInfo") return Value();
    for (const std::string_view far : {"Content", "Summary", "TableOfContents", "Plain", "PlainWords", "WordCount", "ReadingTime", "Fragments", "Truncated", "RenderShortcodes", "Next", "Prev", "NextInSection", "PrevInSection", "OutputFormats", "FuzzyWordCount"}) {
        if (name != far) continue;
        call.warn("pages do not answer ." + std::string(name) + " here");
        return Value("");
    }
    return std::nullopt;
}

}  // namespace notes_export::layouts
