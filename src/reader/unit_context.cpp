#include "reader/unit_context.h"

#include "base/near_names.h"
#include "base/numbers.h"
#include "base/path.h"
#include "base/percent.h"
#include "base/unicode.h"
#include "markdown/highlight_options.h"
#include "markdown/references.h"
#include "reader/indentation.h"
#include "reader/page_facts.h"
#include "site/glob.h"

#include <algorithm>
#include <utility>

namespace notes_export::reader {
namespace {

using shortcode::Call;

bool is_media(const site::Resource& resource, std::string_view media) {
    return resource.media_type.substr(0, media.size() + 1) == std::string(media) + "/";
}

/// The first resource whose name matches, else the first whose file name does (RES-6, HUGO-FACTS §7).
const site::Resource* find_resource(const std::vector<site::Resource>& resources, std::string_view media, std::string_view glob) {
    const site::Glob pattern(glob);
    for (const auto name : {&site::Resource::name, &site::Resource::plain_name, &site::Resource::original_name}) {
        const auto found = std::find_if(resources.begin(), resources.end(), [&](const site::Resource& resource) {
            return is_media(resource, media) && pattern.matches(resource.*name);
        });
        if (found != resources.end()) return &*found;
    }
    return nullptr;
}

shortcode::Resource facts_of(const site::Resource& resource, const site::Page& owner) {
    shortcode::Resource facts;
    facts.path = resource.path;
    facts.title = resource.title;
    facts.address = owner.url + base::encoded_path(resource.original_name);
    if (const site::Value* credits = resource.params.find("credits")) facts.credits = credits->text;
    return facts;
}

/// The page whose bundle holds a folder: its own index page.
const site::Page* bundle_at(const site::Site& site, std::string_view folder) {
    for (const std::string_view name : {"index.md", "_index.md"}) {
        if (const site::Page* page = site.page_of_file(base::join_path(folder, name))) return page;
    }
    return nullptr;
}

/// Files that an include may have meant: those of the folder it names, wherever that may be.
std::vector<std::string> near_files(const site::Site& site, std::string_view file) {
    const base::CleanPath clean = base::clean_path(file.substr(std::min(file.find_first_not_of('/'), file.size())));
    if (clean.status != FileStatus::ok) return {};
    std::vector<std::string> folders{std::string{}};
    for (const site::LanguageConfig& language : site.config().languages) folders.push_back(language.content_dir);
    folders.push_back(site.config().content_dir);
    std::vector<std::string> names;
    for (const std::string& root : folders) {
        const std::string below(base::folder_of(clean.path));
        for (const DirectoryEntry& entry : site.files().list(base::join_path(root, below))) {
            if (entry.kind == EntryKind::file) names.push_back("/" + base::join_path(below, entry.name));
        }
    }
    return base::near_names("/" + clean.path, names);
}

/// Why a file that no search finds cannot be read, if it is there all the same: it leads out of the site, is hidden, is a folder …
FileStatus refusal(const site::Site& site, std::string_view file) {
    const base::CleanPath clean = base::clean_path(file.substr(std::min(file.find_first_not_of('/'), file.size())));
    if (clean.status != FileStatus::ok) return clean.status;
    std::vector<std::string> folders{std::string{}};
    for (const site::LanguageConfig& language : site.config().languages) folders.push_back(language.content_dir);
    for (const std::string& folder : folders) {
        const FileStatus status = site.files().identify(base::join_path(folder, clean.path)).status;
        if (status != FileStatus::ok && status != FileStatus::not_found) return status;
    }
    return FileStatus::not_found;
}

std::size_t size_of(const std::vector<shortcode::TreeEntry>& entries) {
    std::size_t size = entries.size();
    for (const shortcode::TreeEntry& entry : entries) size += size_of(entry.children);
    return size;
}

/// "/notes/talk/" of "https://example.org/notes/talk/".
std::string_view without_host(std::string_view address) {
    const std::size_t host = address.find("://");
    if (host == std::string_view::npos) return address;
    const std::size_t path = address.find('/', host + 3);
    return path == std::string_view::npos ? std::string_view("/") : address.substr(path);
}

std::string without_leading_slash(std::string_view words) {
    return std::string(words.substr(std::min(words.find_first_not_of('/'), words.size())));
}

}  // namespace

std::optional<std::string> UnitContext::template_of(std::string_view name) const {
    const site::Site& site = reader_.site();
    std::vector<std::string> roots{std::string{}};
    roots.insert(roots.end(), site.config().themes.begin(), site.config().themes.end());
    for (const std::string& root : roots) {
        for (const std::string_view folder : {"layouts/_shortcodes", "layouts/shortcodes"}) {
            std::string path = base::join_path(base::join_path(root, folder), std::string(name) + ".html");
            if (site.files().is_file(path)) return path;
        }
    }
    return std::nullopt;
}

// --- text ------------------------------------------------------------------------------------------------------

Blocks UnitContext::blocks(const shortcode::Nodes& inner) {
    warn_of_indented_text(scope_, inner, reader_.diagnostics());
    Scope scope = scope_;
    scope.enters_contents = false;
    return reader_.read_unit(scope, inner);
}

Blocks UnitContext::blocks(shortcode::Filled filled, const Call& call) {
    Scope scope = scope_;
    scope.enters_contents = false;
    return reader_.read_filled(scope, std::move(filled), call);
}

std::string UnitContext::verbatim(const shortcode::Nodes& inner) { return reader_.verbatim(scope_, inner); }

std::string UnitContext::shown(const shortcode::Nodes& inner) { return markdown::without_references(verbatim(inner)); }

std::string_view UnitContext::indentation(const shortcode::Call& call) const {
    const std::string_view before = scope_.text.substr(0, call.span.begin);
    const std::string_view line = before.substr(before.rfind('\n') + 1);  // npos + 1 is the beginning
    return line.find_first_not_of(" \t") == std::string_view::npos ? line : std::string_view();
}

std::string_view UnitContext::piece(const shortcode::TextPiece& piece) const {
    return scope_.text.substr(piece.begin, piece.end - piece.begin);
}

Blocks UnitContext::passage(std::string_view markdown, Span place) { return reader_.read_passage(markdown, place); }

Inlines UnitContext::inlines(std::string_view markdown, Span place) { return reader_.read_inlines(markdown, place); }

shortcode::Joined UnitContext::joined(const shortcode::Nodes& inner) { return {scope_.source, inner}; }

CodeBlock UnitContext::code(std::string text, std::string_view language, std::string_view options, Span place) {
    CodeBlock block;
    block.text = std::move(text);
    block.language = std::string(language);
    if (!language.empty()) {
        block.has_line_numbers = reader_.markdown_settings().line_numbers;
        block.first_line_number = reader_.markdown_settings().first_line_number;
    }
    markdown::parse_highlight_options(options, block, place, reader_.diagnostics());
    return block;
}

// --- links and pictures ------------------------------------------------------------------------------------------

TargetId UnitContext::target(std::string words, Span place) { return reader_.draft().add_target({std::move(words), place}); }

ImageId UnitContext::image(std::string words, Span place) {
    return reader_.draft().add_image({std::move(words), place, false});
}

ImageId UnitContext::image_file(std::string path, Span place) {
    return reader_.draft().add_image({std::move(path), place, true});
}

ImageId UnitContext::image_code(QrSymbol code, std::string text, Span place) {
    return reader_.draft().add_image({std::move(text), place, false, std::move(code)});
}

// --- the site ------------------------------------------------------------------------------------------------------

std::optional<shortcode::Reference> UnitContext::reference(std::string_view argument, std::string_view language, Span place) {
    const site::Site& site = reader_.site();
    const site::RefResult found = site.resolve_ref(*scope_.page, argument, language);
    if (found.problem == site::RefProblem::none) {
        const std::string fragment = found.fragment.empty() ? "" : "#" + found.fragment;
        if (!found.page || argument.front() == '#') return shortcode::Reference{fragment, fragment, fragment};
        const std::string permalink = site.permalink(*found.page);
        const std::string relative = found.page->url + fragment;
        if (permalink.empty()) return shortcode::Reference{relative, relative, relative};
        return shortcode::Reference{permalink + fragment, relative, std::string(without_host(permalink)) + fragment};
    }
    const bool is_warning = site.config().ref_errors_are_warnings;
    Diagnostic diagnostic;
    diagnostic.severity = is_warning ? Severity::warning : Severity::error;
    diagnostic.span = place;
    diagnostic.code = "ref-not-found";
    if (found.problem == site::RefProblem::ambiguous) diagnostic.code = "ref-ambiguous";
    switch (found.problem) {
        case site::RefProblem::ambiguous:
            diagnostic.message = "several pages are called " + quoted(argument);
            break;
        case site::RefProblem::unknown_language:
            diagnostic.message = "the site has no language " + quoted(language);
            break;
        case site::RefProblem::is_draft:
            diagnostic.message = "the page " + quoted(argument) + " is not published (a draft, in the future or expired)";
            break;
        default:
            diagnostic.message = "no page is called " + quoted(argument);
    }
    if (found.problem == site::RefProblem::ambiguous) {
        std::string list;
        for (const std::string& candidate : found.candidates) list += (list.empty() ? "" : ", ") + quoted(candidate);
        diagnostic.hint("say which one: " + list);
    } else if (!found.candidates.empty()) {
        diagnostic.hint(base::did_you_mean(found.candidates));
    }
    reader_.diagnostics().add(std::move(diagnostic));
    const std::string& instead = site.config().ref_not_found_url;
    if (!is_warning || instead.empty()) return std::nullopt;
    return shortcode::Reference{instead, instead, instead};
}

std::optional<shortcode::Resource> UnitContext::resource(std::string_view media, std::string_view glob) {
    auto facts = find_facts(media, glob);
    if (facts) reader_.count_text(facts->title.size() + facts->credits.size() + facts->address.size(), {scope_.source, 0, 0});
    return facts;
}

std::optional<shortcode::Resource> UnitContext::find_facts(std::string_view media, std::string_view glob) {
    const site::Site& site = reader_.site();
    if (const site::Resource* found = find_resource(site.resources(*scope_.page), media, glob)) {
        return facts_of(*found, *scope_.page);
    }
    if (scope_.also) {
        const site::Resource* found = find_resource(site.resources(*scope_.also), media, glob);
        if (found) return facts_of(*found, *scope_.also);
    }
    if (!scope_.file || !scope_.file->outer) return std::nullopt;
    const std::string folder(base::folder_of(scope_.file->path));
    const site::Page* bundle = bundle_at(site, folder);
    if (!bundle || bundle == scope_.page) return std::nullopt;
    const site::Resource* found = find_resource(site.resources(*bundle), media, glob);
    if (!found) return std::nullopt;
    shortcode::Resource facts = facts_of(*found, *bundle);
    facts.bundle_of_part = folder;
    return facts;
}

std::vector<std::string> UnitContext::near_resources(std::string_view media, std::string_view name) {
    // Authors leave the extension out where `resources:` gives names, and forget it where it does not.
    std::vector<std::string> names, stems;
    for (const site::Resource& resource : reader_.site().resources(*scope_.page)) {
        if (!is_media(resource, media)) continue;
        names.push_back(resource.name);
        stems.push_back(resource.name.substr(0, resource.name.rfind('.')));
    }
    std::vector<std::string> near = base::near_names(name, names);
    if (!near.empty()) return near;
    for (const std::string& stem : base::near_names(name, stems)) {
        near.push_back(names[static_cast<std::size_t>(std::find(stems.begin(), stems.end(), stem) - stems.begin())]);
    }
    return near;
}

std::optional<std::string> UnitContext::parameter(std::string_view path) {
    auto value = reader::parameter(reader_.site(), *scope_.page, path);
    if (value) reader_.count_text(value->size(), {scope_.source, 0, 0});
    return value;
}

int UnitContext::contents_depth() { return reader::contents_depth(reader_.site(), *scope_.page, reader_.options()); }

std::vector<shortcode::TreeEntry> UnitContext::section_tree(std::string_view sort_by) {
    std::vector<shortcode::TreeEntry> entries = reader::section_tree(reader_.site(), *scope_.page, sort_by);
    reader_.count_entries(size_of(entries), {scope_.source, 0, 0});
    return entries;
}

std::optional<std::vector<shortcode::Property>> UnitContext::properties(std::string_view name, std::string_view sort,
                                                                        bool is_descending) {
    auto list = reader::properties(reader_.site(), name, language(), reader_.sources(), reader_.diagnostics());
    if (list) reader_.count_entries(list->size(), {scope_.source, 0, 0});
    if (!list || sort.empty()) return list;
    const auto key = sort == "type" ? &shortcode::Property::type : &shortcode::Property::name;
    std::stable_sort(list->begin(), list->end(), [&](const shortcode::Property& a, const shortcode::Property& b) {
        const std::string left = base::to_lower(a.*key), right = base::to_lower(b.*key);  // as Hugo's sort compares words
        return is_descending ? right < left : left < right;
    });
    return list;
}

// --- files -----------------------------------------------------------------------------------------------------------

std::optional<std::string> UnitContext::include_path(const Call& call, std::string_view file) {
    if (auto path = reader_.site().find_include(file)) return path;
    const shortcode::Argument* argument = call.get("file", 0);
    const Span place = argument ? argument->span : call.span;
    if (const FileStatus why = refusal(reader_.site(), file); why != FileStatus::not_found) {
        reader_.diagnostics().error("include-unreadable", place, "the file to include, " + quoted(file) + ", " + std::string(why_unreadable(why)));
        return std::nullopt;
    }
    Diagnostic& diagnostic = reader_.diagnostics().error("include-not-found", place, "there is no file " + quoted(file) + " to include");
    const std::string words = base::did_you_mean(near_files(reader_.site(), file));
    if (!words.empty()) diagnostic.hint(words);
    else diagnostic.hint("included files are sought from the site's root, then from the content folder");
    return std::nullopt;
}

Blocks UnitContext::part(const Call& call, const std::string& path) {
    const bool is_direct = scope_.file && !scope_.file->outer;
    SharedParts* book = is_direct ? reader_.book() : nullptr;
    Division division;
    division.part = path;
    if (book && book->is_printed_for(path, *scope_.page)) return Blocks{Block{std::move(division), call.span}};
    auto scope = reader_.open(scope_, call, path);
    if (!scope) return {};
    const site::Page* owner = book ? book->print(path, *scope_.page) : nullptr;
    if (owner) reader_.give(*scope, {owner, scope_.page});
    division.content = reader_.read_unit(*scope, reader_.scan(*scope, 0));
    if (division.content.empty() && !owner) return {};
    return Blocks{Block{std::move(division), call.span}};
}

shortcode::Joined UnitContext::joined_part(const Call& call, const std::string& path) {
    const auto scope = reader_.open(scope_, call, path);
    return scope ? shortcode::Joined{scope->source, reader_.scan(*scope, 0)} : shortcode::Joined{scope_.source, {}};
}

std::string UnitContext::file_text(const Call& call, const std::string& path) { return reader_.file_text(call, path); }

Blocks UnitContext::html_part(const Call& call, const std::string& path) {
    const auto scope = reader_.open(scope_, call, path);
    if (!scope) return {};
    Division division;
    division.part = path;
    const auto size = static_cast<std::uint32_t>(scope->text.size());
    division.content = reader_.read_html(*scope, {shortcode::TextPiece{0, size}});  // calls in it are text
    return Blocks{Block{std::move(division), call.span}};
}

Blocks UnitContext::page(const Call& call, std::string_view name) {
    const site::Site& site = reader_.site();
    const site::Page* home = site.home();
    const std::string argument = "/" + without_leading_slash(name);
    site::RefResult found = site.resolve_ref(home ? *home : *scope_.page, argument);
    if (!found.page) found = site.resolve_ref(*scope_.page, name);
    if (!found.page) {
        const shortcode::Argument* argument_place = call.get("file", 0);
        Diagnostic& diagnostic =
            reader_.diagnostics().warn("include-not-found", argument_place ? argument_place->span : call.span,
                                       "there is no page " + quoted(name) + " to include");
        if (!found.candidates.empty()) diagnostic.hint(base::did_you_mean(found.candidates));
        return {};
    }
    const auto scope = reader_.open_page(scope_, call, *found.page);
    if (!scope) return {};
    Division division;
    division.part = found.page->path;
    division.content = reader_.read_unit(*scope, reader_.scan(*scope, found.page->body_offset));
    if (division.content.empty()) return {};
    return Blocks{Block{std::move(division), call.span}};
}

}  // namespace notes_export::reader
