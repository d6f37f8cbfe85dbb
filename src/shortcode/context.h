// What a shortcode handler may ask for. The reader answers; a handler knows no files, no site and no Markdown parser.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/document.h"
#include "notes_export/unknown_shortcode.h"
#include "shortcode/call.h"
#include "shortcode/custom_table.h"
#include "shortcode/expansion.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::shortcode {

/// A file of the page's bundle, or of another's where the page's own has none.
struct Resource {
    std::string path;     ///< below the site root
    std::string title;    ///< as `resources:` gives it, else its name in the bundle
    std::string address;  ///< below the root of the published site
    std::string credits;  ///< Markdown
    std::string bundle_of_part;  ///< the folder it was found in, when not the page's own
};

/// The address of a page of the site, found by a reference.
struct Reference {
    std::string absolute;  ///< complete address; the one below the root without a base URL
    std::string relative;  ///< below the site's root
    std::string rooted;    ///< below the web server's root: with the path of the base URL in front
};

/// One line of a section's tree of pages.
struct TreeEntry {
    std::string title;
    std::string description;
    std::string address;  ///< empty: not a link
    std::vector<TreeEntry> children;
};

/// One entry of a property list.
struct Property {
    std::string name;
    std::string id;        ///< of its place on the page
    std::string type;
    std::string default_value;
    bool is_required = false;
    std::vector<std::string> tags;
    std::string description;  ///< Markdown
};

class Context {
public:
    virtual ~Context() = default;

    [[nodiscard]] virtual Diagnostics& diagnostics() = 0;
    /// Of the document, for the words a shortcode brings along (BCP 47).
    [[nodiscard]] virtual std::string_view language() const = 0;

    /// What the site says of its own shortcodes, and of those nobody knows.
    [[nodiscard]] virtual const CustomTable& customs() const = 0;
    [[nodiscard]] virtual UnknownShortcode unknown_shortcodes() const = 0;
    /// The template that a site or its theme has for a shortcode of this name: a path below the site root.
    [[nodiscard]] virtual std::optional<std::string> template_of(std::string_view name) const = 0;
    /// Counts text that a call brings in against what one page may have; throws Failure over the limit.
    virtual void count_text(std::size_t bytes, Span place) = 0;

    // --- text ---
    /// Inner text as Markdown, a unit of its own (RS-1).
    [[nodiscard]] virtual Blocks blocks(const Nodes& inner) = 0;
    /// Markdown of the site's own making as a unit of its own; raw HTML in it counts.
    [[nodiscard]] virtual Blocks blocks(Filled filled, const Call& call) = 0;
    /// Inner text as it stands, results of calls inside as words.
    [[nodiscard]] virtual std::string verbatim(const Nodes& inner) = 0;
    /// verbatim() as a browser shows what a template puts into the page as it is: with "&lt;" as "<".
    [[nodiscard]] virtual std::string shown(const Nodes& inner) = 0;
    /// The blanks before a call that begins its line; empty where words stand before it.
    [[nodiscard]] virtual std::string_view indentation(const Call& call) const = 0;
    /// The text of a piece.
    [[nodiscard]] virtual std::string_view piece(const TextPiece& piece) const = 0;
    /// Markdown in a value, paragraphs and lists included.
    [[nodiscard]] virtual Blocks passage(std::string_view markdown, Span place) = 0;
    /// Markdown in an argument, without blocks.
    [[nodiscard]] virtual Inlines inlines(std::string_view markdown, Span place) = 0;
    /// Inner text that joins the text around the call.
    [[nodiscard]] virtual Joined joined(const Nodes& inner) = 0;

    /// A listing with options as `highlight` takes them ("linenos=table,hl_lines=3 6-8"); what is no option is reported.
    [[nodiscard]] virtual CodeBlock code(std::string text, std::string_view language, std::string_view options, Span place) = 0;

    // --- links and pictures ---
    [[nodiscard]] virtual TargetId target(std::string words, Span place) = 0;
    [[nodiscard]] virtual ImageId image(std::string words, Span place) = 0;      ///< searched for later, as a link is
    [[nodiscard]] virtual ImageId image_file(std::string path, Span place) = 0;  ///< a file that was found; empty: none
    [[nodiscard]] virtual ImageId image_code(QrSymbol code, std::string text, Span place) = 0;  ///< a code that says `text`

    // --- the site ---
    /// ref and relref. Reports what Hugo refuses and then finds nothing.
    [[nodiscard]] virtual std::optional<Reference> reference(std::string_view argument, std::string_view language, Span place) = 0;
    /// A resource of the page by media type ("image") and glob, letter case ignored. Reports nothing.
    [[nodiscard]] virtual std::optional<Resource> resource(std::string_view media, std::string_view glob) = 0;
    /// Names of resources that look like `name`.
    [[nodiscard]] virtual std::vector<std::string> near_resources(std::string_view media, std::string_view name) = 0;
    /// A parameter of the page, else of the site, by dotted path.
    [[nodiscard]] virtual std::optional<std::string> parameter(std::string_view path) = 0;
    [[nodiscard]] virtual int contents_depth() = 0;
    [[nodiscard]] virtual std::vector<TreeEntry> section_tree(std::string_view sort_by) = 0;
    /// Properties below data/properties; nothing when there is no such list.
    [[nodiscard]] virtual std::optional<std::vector<Property>> properties(std::string_view name, std::string_view sort,
                                                                        bool is_descending) = 0;

    // --- files ---
    /// What an include's file name means: a path below the site root. Reports a missing file and finds nothing.
    [[nodiscard]] virtual std::optional<std::string> include_path(const Call& call, std::string_view file) = 0;
    /// The file as a part: a unit of its own within a Division.
    [[nodiscard]] virtual Blocks part(const Call& call, const std::string& path) = 0;
    /// The file's text joins the text around the call.
    [[nodiscard]] virtual Joined joined_part(const Call& call, const std::string& path) = 0;
    /// The file's text as it is, for code.
    [[nodiscard]] virtual std::string file_text(const Call& call, const std::string& path) = 0;
    /// The file as HTML.
    [[nodiscard]] virtual Blocks html_part(const Call& call, const std::string& path) = 0;
    /// The content of another page of the site, by reference; empty when there is none.
    [[nodiscard]] virtual Blocks page(const Call& call, std::string_view name) = 0;
};

}  // namespace notes_export::shortcode
