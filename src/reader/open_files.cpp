// Opening what a page takes in: limits, cycles, clean text.
#include "base/unicode.h"
#include "reader/limits.h"
#include "reader/unit.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace notes_export::reader {
namespace {

/// "a.part → b.part → a.part": how a file came to include itself.
std::string chain_of(const OpenFile* file, const OpenFile* from, const std::string& again) {
    std::vector<std::string_view> names;
    for (const OpenFile* at = from; at; at = at->outer) {
        names.push_back(at->path);
        if (at == file) break;
    }
    std::string chain;
    for (auto name = names.rbegin(); name != names.rend(); ++name) chain += std::string(*name) + " → ";
    return chain + again;
}

/// Bytes that are UTF-16 with its mark: read as UTF-8 it would be noise.
bool is_utf16(std::string_view bytes) {
    return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
}

}  // namespace

std::string_view why_unreadable(FileStatus status) {
    switch (status) {
        case FileStatus::ok: return "";
        case FileStatus::not_found: return "does not exist";
        case FileStatus::outside_root: return "lies outside of the site";
        case FileStatus::not_a_file: return "is a folder or no regular file";
        case FileStatus::hidden: return "is hidden: files and folders that begin with a dot are not read";
        case FileStatus::too_large: return "is too large";
        case FileStatus::bad_name: return "is no usable file name";
        case FileStatus::unreadable: return "cannot be read";
    }
    return "";
}

/// The bytes of a file that a call names; what keeps it from being read is reported.
std::optional<FileResult> Reader::load(const shortcode::Call& call, const std::string& path) {
    FileResult file = site_.files().read(path, max_file_bytes);
    if (file.is_ok() && !is_utf16(file.bytes)) return file;
    if (file.is_ok()) {
        diagnostics_.error("not-utf8", call.span, "the included file " + quoted(path) + " is UTF-16").hint("save it as UTF-8");
        return std::nullopt;
    }
    Diagnostic& diagnostic = diagnostics_.error(
        "include-unreadable", call.span, "the included file " + quoted(path) + " " + std::string(why_unreadable(file.status)));
    if (!file.message.empty()) diagnostic.hint(file.message);
    if (file.status == FileStatus::too_large) {
        diagnostic.hint(std::to_string(file.size) + " bytes; at most " + std::to_string(max_file_bytes) + " are read");
    }
    return std::nullopt;
}

std::string Reader::file_text(const shortcode::Call& call, const std::string& path) {
    count_include(call);
    const std::optional<FileResult> file = load(call, path);
    if (!file) return {};
    std::string text = base::clean_text(file->bytes).text;
    count_text(text.size(), call.span);
    return text;
}

std::optional<Scope> Reader::open(const Scope& from, const shortcode::Call& call, const std::string& path) {
    const FileResult known = site_.files().identify(path);
    if (known.is_ok() && !may_open(from, call, path, known.identity)) return std::nullopt;
    const std::optional<FileResult> file = load(call, path);
    if (!file) return std::nullopt;
    base::CleanText clean = base::clean_text(file->bytes);
    const Scope& scope = add_scope(from, path, file->identity, std::move(clean.text), call.span);
    warn_of_bad_bytes(scope, file->bytes, clean);
    warn_of_front_matter(scope);
    return scope;
}

Scope Reader::open_top(const Scope& from, const site::Page& page) {
    const FileResult file = site_.files().read(page.path, max_file_bytes);
    if (!file.is_ok()) return add_scope(from, page.path, file.identity, site_.page_text(page), {});  // which says why not
    if (is_utf16(file.bytes)) {
        Diagnostic problem{Severity::error, "not-utf8", "the page " + quoted(page.path) + " is UTF-16", {}, {}, {}};
        problem.hint("save it as UTF-8");
        throw Failure(std::move(problem));
    }
    base::CleanText clean = base::clean_text(file.bytes);
    Scope scope = add_scope(from, page.path, file.identity, std::move(clean.text), {});
    warn_of_bad_bytes(scope, file.bytes, clean);
    return scope;
}

/// Once for each file and kind, at the first of them.
void Reader::warn_of_bad_bytes(const Scope& scope, const std::string& bytes, const base::CleanText& clean) {
    const auto span_of = [&](std::size_t byte) {
        const std::string before = base::clean_text(bytes.substr(0, byte)).text;
        const auto at = static_cast<std::uint32_t>(std::min(before.size(), scope.text.size()));
        return Span{scope.source, at, at};
    };
    if (clean.first_bad != std::string::npos) {
        diagnostics_.warn("not-utf8", span_of(clean.first_bad), "bytes that are not UTF-8 are shown as \"\xEF\xBF\xBD\"")
            .hint("save the file as UTF-8");
    }
    if (clean.first_control != std::string::npos) {
        diagnostics_.warn("control-character", span_of(clean.first_control),
                          "control characters have no look and are shown as \"\xEF\xBF\xBD\"")
            .hint("delete them; they come with text copied from terminals and other programs");
    }
}

std::optional<Scope> Reader::open_page(const Scope& from, const shortcode::Call& call, const site::Page& page) {
    if (page.path.empty()) return std::nullopt;
    const FileResult known = site_.files().identify(page.path);
    if (!may_open(from, call, page.path, known.identity)) return std::nullopt;
    Scope scope = add_scope(from, page.path, known.identity, site_.page_text(page), call.span);
    give(scope, {&page, nullptr});
    if (std::find(reading_.pages.begin(), reading_.pages.end(), &page) == reading_.pages.end()) {
        reading_.pages.push_back(&page);
    }
    return scope;
}

/// Cycles are told by what the files are, not by their names: links and spellings do not hide one.
bool Reader::may_open(const Scope& from, const shortcode::Call& call, const std::string& path, const FileIdentity& identity) {
    count_include(call);
    for (const OpenFile* file = from.file; file; file = file->outer) {
        if (file->identity != identity) continue;
        diagnostics_.error("include-cycle", call.span, quoted(path) + " includes itself")
            .hint(chain_of(file, from.file, path));
        return false;
    }
    if (from.file && from.file->depth >= max_include_depth) {
        throw Failure("limit-include-depth", "files included more than " + std::to_string(max_include_depth) + " deep",
                      call.span);
    }
    return true;
}

const Scope& Reader::add_scope(const Scope& from, std::string path, FileIdentity identity, std::string bytes, Span call) {
    count_text(bytes.size(), call);
    files_.push_back({path, identity, from.file, from.file ? from.file->depth + 1 : 0});
    Scope scope;
    scope.source = sources_.add(std::move(path), std::move(bytes),
                                call.is_known() ? std::optional<Span>(call) : std::nullopt);
    scope.text = sources_.text(scope.source);
    scope.page = from.page;
    scope.file = &files_.back();
    // A book lists the headings of its parts as well (docs/decisions/0005).
    scope.enters_contents = from.enters_contents && (book_ || !call.is_known());
    scope.also = from.also;
    reading_.owners.set(scope.source, {scope.page, scope.also});
    return scopes_[scope.source] = scope;
}

void Reader::count_include(const shortcode::Call& call) {
    if (++includes_ <= max_includes) return;
    throw Failure("limit-includes", "more than " + std::to_string(max_includes) + " files included in one page", call.span);
}

void Reader::count_text(std::uint64_t bytes, Span call) {
    total_bytes_ += bytes;
    book_bytes_ += bytes;
    if (book_bytes_ > max_book_bytes) {
        throw Failure("limit-text", "the pages of the book are more than " + std::to_string(max_book_bytes >> 20) + " MiB of text", call);
    }
    if (total_bytes_ <= max_total_bytes) return;
    throw Failure("limit-text", "the page and what it includes are more than " + std::to_string(max_total_bytes >> 20) + " MiB of text",
                  call);
}

void Reader::count_entries(std::size_t entries, Span call) {
    entries_ += entries;
    if (entries_ <= max_listed_entries) return;
    throw Failure("limit-contents", "contents lists and trees with more than " + std::to_string(max_listed_entries) + " entries on one page", call);
}

/// Parts are not pages: their front matter would be printed as a rule and a heading (RS-4).
void Reader::warn_of_front_matter(const Scope& scope) {
    for (const std::string_view mark : {"---\n", "+++\n"}) {
        if (scope.text.substr(0, mark.size()) != mark) continue;
        const std::size_t end = scope.text.find("\n" + std::string(mark.substr(0, 3)), mark.size() - 1);
        if (end == std::string_view::npos) continue;
        diagnostics_.warn("front-matter-in-part", {scope.source, 0, 3}, "front matter in an included file is printed as text")
            .hint("an included file holds text only; settings belong to the page");
    }
}

}  // namespace notes_export::reader
