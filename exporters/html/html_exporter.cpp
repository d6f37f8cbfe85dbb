#include "html/html_exporter.h"

#include "base/document_title.h"
#include "base/one_line.h"
#include "html/picture_store.h"
#include "markup/elements.h"
#include "markup/meta_text.h"
#include "markup/pictures.h"
#include "markup/program_words.h"
#include "markup/serialize.h"
#include "markup/style_sheet.h"

namespace notes_export::html {
namespace {

using markup::add;
using markup::add_text;
using markup::add_with_text;
using markup::set;

// The page holds nothing that runs or loads; this says so to the browser as well (a second fence).
constexpr std::string_view content_security_policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; form-action 'none'; base-uri 'none'";
// Browsers obey every policy of a page, so this one adds nothing for them. The Nu checker (26.9.27) knows only the last
// one and takes data: addresses for violations of any that speaks of pictures.
constexpr std::string_view last_policy = "form-action 'none'; base-uri 'none'";
// With fewer headings a list of them takes more room than it saves.
constexpr std::size_t headings_worth_a_list = 4;
constexpr std::string_view top_id = "ne-top";

class PagePlaces final : public markup::Places {
public:
    explicit PagePlaces(PictureStore& pictures) : pictures_(pictures) {}
    [[nodiscard]] std::string address_of(std::string_view anchor) const override {
        return anchor.empty() ? "#" + std::string(top_id) : markup::fragment(anchor, markup::Syntax::html);
    }
    [[nodiscard]] std::optional<markup::PlacedPicture> picture(ImageId image) override { return pictures_.place(image); }
    [[nodiscard]] bool holds_note(NoteId) const override { return true; }

private:
    PictureStore& pictures_;
};

void add_meta(pugi::xml_node head, std::string_view name, std::string_view content) {
    if (content.empty()) return;
    pugi::xml_node meta = add(head, "meta");
    set(meta, "name", name);
    set(meta, "content", base::one_line(content));
}

void write_head(pugi::xml_node html, const Meta& meta) {
    pugi::xml_node head = add(html, "head");
    set(add(head, "meta"), "charset", "utf-8");
    for (const std::string_view policy : {content_security_policy, last_policy}) {
        pugi::xml_node meta_element = add(head, "meta");
        set(meta_element, "http-equiv", "Content-Security-Policy");
        set(meta_element, "content", policy);
    }
    add_meta(head, "viewport", "width=device-width, initial-scale=1");
    add_meta(head, "color-scheme", "light dark");
    add_meta(head, "referrer", "no-referrer");
    add_with_text(head, "title", {}, base::document_title(meta));
    add_meta(head, "description", meta.description);
    add_meta(head, "author", markup::joined(meta.authors));
    add_meta(head, "keywords", markup::joined(meta.keywords));
    add_meta(head, "dcterms.date", markup::day_of(meta.date));
    add_meta(head, "dcterms.modified", markup::day_of(meta.modified));
    if (!meta.web_address.empty()) {
        pugi::xml_node link = add(head, "link");
        set(link, "rel", "canonical");
        set(link, "href", meta.web_address);
    }
    add_with_text(head, "style", {}, "\n" + markup::html_style_sheet());
}

void write_header(pugi::xml_node body, const Meta& meta) {
    const std::string site = base::one_line(meta.site_title);
    if (site.empty() || site == base::one_line(meta.title)) return;
    add_with_text(add(body, "header", "ne-masthead"), "p", {}, site);
}

// One line of facts: date, place on the web, licence.
void write_footer(pugi::xml_node body, const Meta& meta) {
    const std::string day = markup::day_of(meta.date);
    if (day.empty() && meta.web_address.empty() && meta.license_name.empty() && meta.authors.empty()) return;
    pugi::xml_node list = add(add(body, "footer", "ne-colophon"), "ul");
    if (!meta.authors.empty()) add_with_text(list, "li", {}, markup::joined(meta.authors));
    if (!day.empty()) set(add_with_text(add(list, "li"), "time", {}, day), "datetime", day);
    if (!meta.web_address.empty()) set(add_with_text(add(list, "li"), "a", {}, meta.web_address), "href", meta.web_address);
    if (meta.license_name.empty()) return;
    pugi::xml_node license = add(list, "li");
    markup::add_words(license, Word::license, meta.language, markup::Syntax::html);
    add_text(license, ": ");
    if (meta.license_url.empty()) {
        add_text(license, meta.license_name);
        return;
    }
    pugi::xml_node link = add_with_text(license, "a", {}, meta.license_name);
    set(link, "href", meta.license_url);
    set(link, "rel", "license");
}

void write_main(pugi::xml_node body, const Document& document, PagePlaces& places) {
    const markup::HeadingPlan headings(document);
    markup::TreeWriter writer(document, markup::Syntax::html, places);
    pugi::xml_node main = add(body, "main");
    set(main, "id", top_id);
    writer.write_title(main);
    if (headings.listed() >= headings_worth_a_list && !headings.has_contents_place()) writer.write_contents(main, document.contents_depth);
    writer.write_blocks(main, document.body);
    writer.write_remaining_notes(main);
}

class HtmlExporter final : public Exporter {
public:
    void plan_pictures(const Document& document, PicturePlan& plan) const override { markup::plan_pictures(document, markup::Copies::one_for_each_place, plan); }

    ExportSummary write(const Document& document, PictureSource& source, ByteSink& sink, Diagnostics& diagnostics) const override {
        PictureStore pictures(document, source, diagnostics);
        PagePlaces places(pictures);
        pugi::xml_document tree;
        pugi::xml_node html = add(tree, "html");
        set(html, "lang", document.meta.language);
        set(html, "dir", document.meta.direction == Direction::right_to_left ? "rtl" : "ltr");
        write_head(html, document.meta);
        pugi::xml_node body = add(html, "body");
        write_header(body, document.meta);
        write_main(body, document, places);
        write_footer(body, document.meta);
        std::string bytes;
        markup::serialize(bytes, html, markup::Syntax::html,
                          [&](std::string& out, std::string_view address) { pictures.expand(out, address); });
        sink.write(bytes);
        return {};
    }
};

}  // namespace

std::span<const OptionRow> html_option_rows() { return {}; }

std::unique_ptr<Exporter> make_html_exporter(const OptionValues&, Diagnostics&) { return std::make_unique<HtmlExporter>(); }

}  // namespace notes_export::html
