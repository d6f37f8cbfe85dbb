// The pipeline from end to end, and the one place that catches Failure.
#include "notes_export/convert.h"

#include "base/unicode.h"
#include "convert/diagrams.h"
#include "convert/load.h"
#include "highlight/highlight.h"
#include "math/math.h"
#include "model/tree.h"
#include "qr/cards.h"
#include "reader/reader.h"
#include "resolve/meta.h"
#include "resolve/resolve.h"

#include <exception>
#include <new>
#include <utility>

namespace notes_export {
namespace {

/// Runs one stage of a conversion; whatever it throws becomes an error among its diagnostics.
template <class Stage>
void guarded(Diagnostics& diagnostics, const Stage& stage) {
    try {
        stage();
    } catch (const Failure& failure) {
        diagnostics.add(failure.diagnostic());
    } catch (const std::bad_alloc&) {
        diagnostics.error("out-of-memory", {}, "there is not enough memory for this conversion");
    } catch (const std::exception& exception) {
        diagnostics.error("internal-error", {}, "something went wrong inside: " + quoted(exception.what()))
            .hint("please report this with the page that causes it");
    }
}

void highlight_all(Document& document, Diagnostics& diagnostics) {
    model::Visitor visitor;
    visitor.enter = [&](Block& block) {
        if (CodeBlock* code = std::get_if<CodeBlock>(&block.node)) highlight::highlight(*code, diagnostics);
    };
    model::walk(document.body, visitor);
    for (Note& note : document.notes) model::walk(note.content, visitor);
}

resolve::DateRules date_rules(const site::Site& site, const LoadOptions& options) {
    const site::Value* future = site.config().all.find("buildfuture");
    return {options.now, options.with_drafts || (future != nullptr && future->as_bool().value_or(false)), options.source_date};
}

Document load(const site::Site& site, std::string_view path, const LoadOptions& options, LoadedDocument& loaded) {
    SourceMap& sources = loaded.sources;
    Diagnostics& diagnostics = loaded.diagnostics;
    const site::Page* page = site.page_of_file(path);
    if (!page) {
        throw Failure("page-not-found", quoted(path) + " is not a page of the site");
    }
    reader::Options reading_options;
    reading_options.toc_depth = options.toc_depth;
    reading_options.language = resolve::language_of(site, *page).locale;
    reading_options.unknown_shortcode =
        options.unknown_shortcode.value_or(site.own_settings().unknown_shortcode.value_or(UnknownShortcode::warn));
    const bool is_book = options.scope == LoadScope::section;
    reader::Reading reading = is_book ? reader::read_book(site, *page, reading_options, sources, diagnostics)
                                      : reader::read_page(site, *page, reading_options, sources, diagnostics);
    loaded.pages = reading.wanted_pages;
    loaded.pages_with_errors = reading.pages_with_errors;
    resolve::Book book;
    for (reader::Chapter& chapter : reading.chapters) book.chapters.emplace(chapter.page, std::move(chapter.id));
    const auto parts_of = [&](const site::Page& other) { return reader::parts_of(site, other); };
    Document document = resolve::resolve(
        std::move(reading.draft),
        {site, *page, std::move(reading.pages), parts_of, sources, reading.owners, is_book ? &book : nullptr, date_rules(site, options)}, diagnostics);
    document.contents_depth = reader::contents_depth(site, *page, reading_options);
    // A book's levels are not its pages': how deep the site lists a page says nothing about it.
    if (is_book && document.contents_depth > 0) document.contents_depth = options.toc_depth.value_or(Document().contents_depth);
    highlight_all(document, diagnostics);
    qr::add_codes_to_cards(document);
    settle_diagrams(document, options.diagrams, diagnostics);
    math::set_formulas(document, diagnostics);
    return document;
}

}  // namespace

LoadedDocument load_document(const site::Site& site, std::string_view page, const LoadOptions& options) {
    LoadedDocument loaded;
    guarded(loaded.diagnostics,
            [&] { loaded.document = load(site, page, options, loaded); });
    return loaded;
}

LoadedDocument load_document(const FileSystem& files, std::string_view page, const LoadOptions& options) {
    LoadedDocument loaded;
    guarded(loaded.diagnostics, [&] {
        const site::SiteOptions site_options{options.with_drafts, options.now, options.base_url, options.language};
        const site::Site site(files, site_options, loaded.sources, loaded.diagnostics);
        loaded.document = load(site, page, options, loaded);
    });
    return loaded;
}

Converted convert(const Document& document, const Exporter& exporter, PictureSource& pictures, ByteSink& sink,
                  Diagnostics& diagnostics) {
    Converted converted;
    guarded(diagnostics, [&] {
        converted.summary = exporter.write(document, pictures, sink, diagnostics);
        converted.is_written = true;
    });
    return converted;
}

}  // namespace notes_export
