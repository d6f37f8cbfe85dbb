#include "resolve/targets.h"

#include "base/path.h"
#include "base/unicode.h"
#include "model/tree.h"
#include "notes_export/walk.h"
#include "resolve/resolve.h"
#include "resolve/web_address.h"

#include <algorithm>
#include <utility>

namespace notes_export::resolve {
namespace {

/// "/x/y" of "https://example.org/x/y" where the site's base is "https://example.org/"; nothing for other sites.
std::optional<std::string> below_base(std::string_view words, std::string_view base_url) {
    if (base_url.empty()) return std::nullopt;
    while (!base_url.empty() && base_url.back() == '/') base_url.remove_suffix(1);
    if (base::to_lower(words.substr(0, base_url.size())) != base::to_lower(base_url)) return std::nullopt;
    const std::string_view rest = words.substr(base_url.size());
    if (rest.empty()) return "/";
    if (rest.front() != '/' && rest.front() != '?' && rest.front() != '#') return std::nullopt;
    return rest.front() == '/' ? std::string(rest) : "/" + std::string(rest);
}

bool is_content_name(std::string_view path) {
    const std::string_view extension = base::extension_of(path);
    return extension == "md" || extension == "markdown" || extension == "mdown";
}

}  // namespace

PartPlaces find_parts(Blocks& body, Anchors& anchors) {
    PartPlaces places;
    std::vector<std::string> governing{std::string{}};  // one per open part: its own headings end with it
    std::vector<std::string> open;
    model::Visitor visitor;
    visitor.enter = [&](Block& block) {
        if (const Heading* heading = std::get_if<Heading>(&block.node)) {
            if (!heading->id.empty()) governing.back() = heading->id;
            if (!open.empty()) places[open.back()].sources.push_back(block.span.source);
        }
        Division* division = std::get_if<Division>(&block.node);
        if (!division || division->part.empty()) return;
        const auto [place, is_new] = places.try_emplace(division->part);
        if (is_new && governing.back().empty()) {
            if (division->id.empty()) division->id = anchors.make("part");
            place->second.anchor = division->id;
        } else if (is_new) {
            place->second.anchor = governing.back();
        }
        open.push_back(division->part);
        governing.push_back(governing.back());
    };
    visitor.leave = [&](Block& block) {
        const Division* division = std::get_if<Division>(&block.node);
        if (!division || division->part.empty()) return;
        open.pop_back();
        governing.pop_back();
    };
    model::walk(body, visitor);
    return places;
}

TargetResolver::TargetResolver(const Surroundings& surroundings, const Anchors& anchors, const PartPlaces& parts,
                               Diagnostics& diagnostics)
    : site_(surroundings.site),
      page_(surroundings.page),
      anchors_(anchors),
      parts_(parts),
      parts_of_(surroundings.parts_of),
      owners_(surroundings.owners),
      book_(surroundings.book),
      files_(surroundings.site, surroundings.page, surroundings.owners, surroundings.sources),
      diagnostics_(diagnostics) {}

Target TargetResolver::resolve_on_the_web(const model::RawTarget& raw) {
    if (book_) return Nowhere{};  // all that page says is in the book
    stays_in_document_ = false;
    Target target = resolve(raw);
    stays_in_document_ = true;
    return target;
}

Target TargetResolver::resolve(const model::RawTarget& raw) {
    const std::string words = cleaned_address(raw.words);
    if (words.empty()) return Nowhere{};
    if (const auto inside = below_base(words, site_.base_url())) {
        const Address address = take_apart(*inside);
        if (const site::Page* page = find_page(address.path, address.path, raw.span.source)) return to_page(*page, address, raw);
        return complete(raw, words, {});
    }
    if (words.substr(0, 2) == "//") return complete(raw, "https:" + words, "https");
    const Address address = take_apart(words);
    if (!address.scheme.empty()) return complete(raw, words, address.scheme);
    if (address.path.empty() && address.query.empty()) return in_this_document(address.fragment, raw);
    return to_site(address, raw);
}

Target TargetResolver::complete(const model::RawTarget& raw, const std::string& words, std::string_view scheme) {
    if (!scheme.empty() && !is_allowed_scheme(scheme)) {
        return refuse(raw, "links of the kind " + quoted(std::string(scheme) + ":") + " are not kept");
    }
    if (auto address = complete_address(words)) return WebAddress{std::move(*address)};
    return refuse(raw, quoted(raw.words) + " is not a complete address");
}

Target TargetResolver::refuse(const model::RawTarget& raw, std::string message) {
    diagnostics_.warn("link-refused", raw.span, std::move(message))
        .hint(names_host(cleaned_address(raw.words)) ? "the address stands behind the link's text, as it is written" : "the link's text stays, without a link");
    return Nowhere{};
}

Target TargetResolver::in_this_document(const std::string& fragment, const model::RawTarget& raw) {
    if (book_) return in_book(page_around(raw), fragment, raw);
    if (fragment.empty() || fragment == "top") return Anchor{};
    if (auto id = anchors_.find(fragment, raw.span.source)) return Anchor{std::move(*id)};
    diagnostics_.warn("fragment-not-found", raw.span, "nothing on the page has the id " + quoted(fragment))
        .hint("the link leads to the beginning of the document");
    return Anchor{};
}

const site::Page& TargetResolver::page_around(const model::RawTarget& raw) const {
    const site::Page* page = owners_.of(raw.span.source).page;
    return page ? *page : page_;
}

std::optional<std::string> TargetResolver::anchor_of(const site::Page& page) {
    if (&page == &page_) return std::string{};
    if (const auto chapter = book_->chapters.find(&page); chapter != book_->chapters.end()) {
        return anchors_.find_in(chapter->second, SourceId::none);
    }
    if (page.path.empty()) return std::nullopt;
    const auto part = parts_.find(page.path);
    return part == parts_.end() ? std::nullopt : std::optional<std::string>(part->second.anchor);
}

/// Fragments are those of one page: the same one means different places on different pages.
Target TargetResolver::in_book(const site::Page& page, const std::string& fragment, const model::RawTarget& raw) {
    std::string beginning = anchor_of(page).value_or(std::string{});
    if (fragment.empty() || fragment == "top") return Anchor{std::move(beginning)};
    if (auto id = anchors_.find_in(fragment, raw.span.source); id && &page == &page_around(raw)) return Anchor{std::move(*id)};
    if (auto id = anchors_.find_on(page, fragment)) return Anchor{std::move(*id)};
    const site::Page* also = &page == &page_around(raw) ? owners_.of(raw.span.source).also : nullptr;
    if (also) {
        if (auto id = anchors_.find_on(*also, fragment)) return Anchor{std::move(*id)};
    }
    diagnostics_.warn("fragment-not-found", raw.span, "nothing on the page has the id " + quoted(fragment))
        .hint("the link leads to the beginning of the page");
    return Anchor{std::move(beginning)};
}

Target TargetResolver::to_site(const Address& address, const model::RawTarget& raw) {
    const std::string& here = page_around(raw).url;
    const std::string path = address.path.empty() ? here : joined_path(here, address.path);
    if (const site::Page* page = find_page(path, address.path, raw.span.source)) return to_page(*page, address, raw);
    const auto file = files_.find(address.path, raw.span.source);
    if (file && !file->address.empty()) return to_web(file->address, address, raw);
    if (file) {
        diagnostics_.warn("link-not-found", raw.span, "the file " + quoted(raw.words) + " is not published by the site")
            .hint("files are published from bundles and from the static folder");
        return Nowhere{};
    }
    if (is_made_by_hugo(path)) return to_web(encoded(path), address, raw);
    diagnostics_.warn("link-not-found", raw.span, "the site has nothing at " + quoted(raw.words))
        .hint("the link's text stays, without a link");
    return Nowhere{};
}

Target TargetResolver::to_page(const site::Page& page, const Address& address, const model::RawTarget& raw) {
    if (book_ && anchor_of(page)) return in_book(page, address.fragment, raw);
    if (stays_in_document_) {
        if (&page == &page_) return in_this_document(address.fragment, raw);
        if (const PartPlace* place = place_of(page)) {
            for (const SourceId source : place->sources) {
                if (auto id = anchors_.find_in(address.fragment, source)) return Anchor{std::move(*id)};
            }
            return Anchor{place->anchor};
        }
    }
    return to_web(page.url, address, raw);
}

Target TargetResolver::to_web(const std::string& path, const Address& address, const model::RawTarget& raw) {
    std::string base = site_.base_url();
    while (!base.empty() && base.back() == '/') base.pop_back();
    std::string url = base + path + encoded(address.query);
    if (!address.fragment.empty()) url += "#" + encoded(address.fragment);
    auto complete = base.empty() ? std::nullopt : complete_address(url);
    if (complete) return WebAddress{std::move(*complete)};
    if (!std::exchange(has_noted_base_url_, true)) {
        diagnostics_.note("no-base-url", raw.span, "the site has no usable baseURL, so links to its other pages stay plain text")
            .hint("set baseURL in the configuration, or give --base-url");
    }
    return Nowhere{};
}

/// A page whose whole text stands in this document: all parts it includes are here.
const PartPlace* TargetResolver::place_of(const site::Page& page) {
    const auto known = places_.find(&page);
    if (known != places_.end()) return known->second;
    const PartPlace* place = nullptr;
    // A page that was taken in as a whole (include type="page") is its own part.
    if (const auto whole = parts_.find(page.path); whole != parts_.end() && !page.path.empty()) {
        place = &whole->second;
    } else if (!parts_.empty()) {
        const std::vector<std::string> files = parts_of_(page);
        const bool is_here = !files.empty() && std::all_of(files.begin(), files.end(), [&](const std::string& file) {
            return parts_.find(file) != parts_.end();
        });
        if (is_here) place = &parts_.find(files.front())->second;
    }
    places_.emplace(&page, place);
    return place;
}

/// By address, then (for names of content files) by the file itself, seen from the text's folder and from the content folder.
const site::Page* TargetResolver::find_page(const std::string& path, std::string_view written, SourceId source) const {
    if (const site::Page* page = site_.page_at_url(path)) return page;
    if (!is_content_name(written)) return nullptr;
    std::vector<std::string> candidates;
    const bool is_rooted = !written.empty() && written.front() == '/';
    if (!is_rooted) candidates.push_back(base::join_path(files_.folder_of(source), written));
    std::string_view below = written;
    while (!below.empty() && below.front() == '/') below.remove_prefix(1);
    for (const site::LanguageConfig& language : site_.config().languages) {
        candidates.push_back(base::join_path(language.content_dir, below));
    }
    for (const std::string& candidate : candidates) {
        const base::CleanPath clean = base::clean_path(candidate);
        if (clean.status != FileStatus::ok) continue;
        if (const site::Page* page = site_.page_of_file(clean.path)) return page;
    }
    return nullptr;
}

/// Pages that no file of the content folder stands for: feeds, site maps, lists of tags.
bool TargetResolver::is_made_by_hugo(std::string_view path) const {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    if (name == "index.xml" || name == "sitemap.xml" || name == "robots.txt" || name == "index.json") return true;
    const std::string_view first = path.substr(1, path.find('/', 1) == std::string_view::npos ? path.npos : path.find('/', 1) - 1);
    const site::Value* taxonomies = site_.config().all.find("taxonomies");
    if (!taxonomies) return first == "tags" || first == "categories";
    return std::any_of(taxonomies->map.begin(), taxonomies->map.end(), [&](const auto& entry) { return entry.second.text == first; });
}

}  // namespace notes_export::resolve
