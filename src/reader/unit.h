// The reader at work: what the units of one page share, and how one unit is read.
#pragma once

#include "base/unicode.h"
#include "markdown/parse.h"
#include "model/draft.h"
#include "notes_export/diagnostic.h"
#include "notes_export/file_system.h"
#include "reader/reader.h"
#include "reader/shared_parts.h"
#include "reader/splice.h"
#include "shortcode/call.h"
#include "site/site.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace notes_export::reader {

/// A file that is being read, and the one that pulled it in.
struct OpenFile {
    std::string path;
    FileIdentity identity;
    const OpenFile* outer = nullptr;
    int depth = 0;
};

/// Where a unit's text comes from and on whose behalf its calls are carried out.
struct Scope {
    SourceId source = SourceId::none;
    std::string_view text;             ///< all of the source
    const site::Page* page = nullptr;  ///< whose resources and references count
    const OpenFile* file = nullptr;
    bool enters_contents = false;      ///< the page's own Markdown: its headings stand in the contents list (TOC-1)
    const site::Page* also = nullptr;  ///< whose resources count where `page` has none
};

/// A text of Markdown in which calls have become placeholders.
struct Rewritten {
    std::string text;
    base::TextMap map;
    std::vector<Result> results;
};

enum class TextKind { markdown, html };

class TemplateCalls;

/// Continues the sentence "the file …": what keeps it from being read.
[[nodiscard]] std::string_view why_unreadable(FileStatus status);

class Reader {
public:
    Reader(const site::Site& site, const Options& options, SourceMap& sources, Diagnostics& diagnostics);
    ~Reader();

    [[nodiscard]] Reading read(const site::Page& page);
    /// The text of one page; its tables join those of the pages read before.
    [[nodiscard]] Blocks read_page(const site::Page& page);
    /// The same where the other pages of a book are to be read whatever becomes of this one: a page that cannot be read is an error,
    /// and a box that says so. Throws Failure only over a limit of the whole book.
    [[nodiscard]] Blocks read_page_or_say_why(const site::Page& page);
    /// All that was read. The reader is spent.
    [[nodiscard]] Reading take() { return std::move(reading_); }

    /// Parts of pages of a book that a section prints; null for one page alone.
    void set_book(SharedParts* parts) { book_ = parts; }
    [[nodiscard]] SharedParts* book() const { return book_; }
    /// From now on the scope's text belongs to `owner`.
    void give(Scope& scope, site::TextOwner owner);

    /// Reads nodes of a scope as a unit of its own.
    [[nodiscard]] Blocks read_unit(const Scope& scope, const shortcode::Nodes& nodes);
    /// Markdown of the site's own making as a unit of its own; raw HTML in it counts, as in the template it stands for.
    [[nodiscard]] Blocks read_filled(const Scope& scope, shortcode::Filled filled, const shortcode::Call& call);
    /// Markdown that stands in an argument or a value, as blocks and as running text.
    [[nodiscard]] Blocks read_passage(std::string_view text, Span place);
    [[nodiscard]] Inlines read_inlines(std::string_view text, Span place);
    /// Inner text as it stands, results of calls as words.
    [[nodiscard]] std::string verbatim(const Scope& scope, const shortcode::Nodes& nodes);
    [[nodiscard]] std::string verbatim(const shortcode::Filled& filled);
    /// HTML of its own.
    [[nodiscard]] Blocks read_html(const Scope& scope, const shortcode::Nodes& nodes);

    /// Opens a file on behalf of a call: counts it against the limits, refuses cycles, reports what goes wrong.
    [[nodiscard]] std::optional<Scope> open(const Scope& from, const shortcode::Call& call, const std::string& path);
    /// The same for another page's content; `body` is where it starts.
    [[nodiscard]] std::optional<Scope> open_page(const Scope& from, const shortcode::Call& call, const site::Page& page);
    /// The text of a file as it is, for code.
    [[nodiscard]] std::string file_text(const shortcode::Call& call, const std::string& path);
    [[nodiscard]] shortcode::Nodes scan(const Scope& scope, std::uint32_t begin);
    /// Text that a call brings in from elsewhere (a parameter, a picture's title), or entries of a list it makes: against the limits.
    void count_text(std::uint64_t bytes, Span call);
    void count_entries(std::size_t entries, Span call);
    [[nodiscard]] const Scope& scope_of(SourceId source) const { return scopes_.at(source); }

    [[nodiscard]] const site::Site& site() const { return site_; }
    [[nodiscard]] const Options& options() const { return options_; }
    [[nodiscard]] SourceMap& sources() { return sources_; }
    [[nodiscard]] model::Draft& draft() { return reading_.draft; }
    [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }
    [[nodiscard]] const markdown::Options& markdown_settings() const { return markdown_; }

private:
    friend class TemplateCalls;
    [[nodiscard]] Blocks list_of_pages(const site::Page& section);
    /// What reading had reached, to go back to when a page fails.
    struct Progress {
        std::size_t targets, images, notes, pages;
    };
    void go_back(const Progress& before);
    [[nodiscard]] Blocks unreadable_page(const Diagnostic& problem) const;

    void rewrite(Rewritten& out, const Scope& scope, const shortcode::Nodes& nodes);
    /// `ordinal`: among the calls beside it.
    void rewrite_call(Rewritten& out, const Scope& scope, const shortcode::Call& call, int ordinal);
    /// The same but for templates of the site.
    void rewrite_known(Rewritten& out, const Scope& scope, const shortcode::Call& call, int ordinal);
    /// `joins`: the text becomes part of the unit around the call.
    void rewrite_filled(Rewritten& out, const Scope& scope, shortcode::Filled filled, const shortcode::Call& call, bool joins);
    [[nodiscard]] Result inner_result(const Scope& scope, const shortcode::Joined& inner);
    [[nodiscard]] shortcode::Expansion expand(const Scope& scope, const shortcode::Call& call, int ordinal, int& depth);
    void count_call(const shortcode::Call& call);
    [[nodiscard]] Blocks parse(std::string_view text, const base::TextMap& map, std::vector<Result>& results,
                               bool enters_contents, TextKind kind = TextKind::markdown);
    /// The file of the page that is read. Throws Failure when it cannot be.
    [[nodiscard]] Scope open_top(const Scope& from, const site::Page& page);
    const Scope& add_scope(const Scope& from, std::string path, FileIdentity identity, std::string bytes, Span call);
    [[nodiscard]] bool may_open(const Scope& from, const shortcode::Call& call, const std::string& path,
                                const FileIdentity& identity);
    [[nodiscard]] std::optional<FileResult> load(const shortcode::Call& call, const std::string& path);
    void count_include(const shortcode::Call& call);
    void warn_of_front_matter(const Scope& scope);
    void warn_of_bad_bytes(const Scope& scope, const std::string& bytes, const base::CleanText& clean);
    [[nodiscard]] std::string old_heading_words(Span span) const;

    const site::Site& site_;
    const Options& options_;
    SourceMap& sources_;
    Diagnostics& diagnostics_;
    markdown::Options markdown_;
    Reading reading_;
    std::deque<OpenFile> files_;           // a deque: chains point into it
    std::map<SourceId, Scope> scopes_;
    std::uint64_t total_bytes_ = 0;        // of the page being read
    std::uint64_t book_bytes_ = 0;         // of all pages read
    std::size_t includes_ = 0;
    std::size_t entries_ = 0;              ///< of contents lists and their like
    std::size_t calls_ = 0;
    SharedParts* book_ = nullptr;
    std::unique_ptr<TemplateCalls> templates_;  ///< null: the site has none
    int deepest_ = 0;                      ///< of the units read since expand() last looked
    int units_open_ = 0;
};

}  // namespace notes_export::reader
