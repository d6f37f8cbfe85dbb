// The document model: what the notes say, independent of any output format. Immutable once resolved.
// The tree holds ids; what they mean stands in tables beside it. Nothing here knows of HTML, CSS or points.
#pragma once

#include "notes_export/picture.h"
#include "notes_export/source.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace notes_export {

enum class TargetId : std::uint32_t {};  ///< index into Document::targets
enum class ImageId : std::uint32_t {};   ///< index into Document::images
enum class NoteId : std::uint32_t {};    ///< index into Document::notes

struct Inline;
struct Block;
using Inlines = std::vector<Inline>;
using Blocks = std::vector<Block>;

// --- inline nodes ------------------------------------------------------------------------------------------

struct Text {
    std::string text;
    friend bool operator==(const Text&, const Text&) = default;
};

/// A code span. Line ends are already blanks.
struct Code {
    std::string text;
    friend bool operator==(const Code&, const Code&) = default;
};

enum class InlineStyle {
    emphasis, strong, strike, insert, mark, subscript, superscript,
    small, keyboard, sample, variable, quotation, abbreviation, citation, underline,
    plain  ///< no look of its own: words that only their language sets apart
};

/// Words with a meaning of their own. `title` explains an abbreviation; empty otherwise.
struct Styled {
    InlineStyle style = InlineStyle::emphasis;
    Inlines content;
    std::string title;
    std::string language{};  ///< BCP 47; empty: as around it
    friend bool operator==(const Styled&, const Styled&);
};

enum class LinkLook { plain, button, large_button };

struct Link {
    Inlines content;
    TargetId target{};
    std::string title;
    LinkLook look = LinkLook::plain;
    friend bool operator==(const Link&, const Link&);
};

/// How wide the author asked for a picture, in Geekdoc's names (320, 600, 1200, 1800 px, original, free).
enum class PictureSize { tiny, small, medium, large, original, unset };

/// How large the author asked for a picture, in CSS pixels and percent; 0: nothing was said. With one edge given the other keeps the
/// picture's ratio.
struct PictureExtent {
    std::uint32_t width = 0;          ///< CSS pixels
    std::uint32_t height = 0;         ///< CSS pixels
    std::uint32_t width_percent = 0;  ///< of the measure (the column, the cell) that the picture stands in
    friend bool operator==(const PictureExtent&, const PictureExtent&) = default;
};

/// A picture within a line of text.
struct Image {
    ImageId image{};
    std::string alt;   ///< empty: decorative
    std::string title;
    PictureSize size = PictureSize::unset;
    bool is_round = false;  ///< an avatar
    PictureExtent extent;   ///< avatar sizes, HTML attributes
    friend bool operator==(const Image&, const Image&) = default;
};

/// A formula in TeX notation, without its delimiters. Stands alone on its line when `is_display`. How it looks stands in
/// Document::formulas.
struct Math {
    std::string tex;
    bool is_display = false;
    friend bool operator==(const Math&, const Math&) = default;
};

/// The end of a line in the source (soft: a blank on paper) or one the author asked for (hard).
struct LineBreak {
    bool is_hard = false;
    friend bool operator==(const LineBreak&, const LineBreak&) = default;
};

/// The mark of a footnote in running text. `use` counts the marks of the same note from 1.
struct FootnoteMark {
    NoteId note{};
    std::uint32_t use = 1;
    friend bool operator==(const FootnoteMark&, const FootnoteMark&) = default;
};

/// A place in running text that links may lead to (`<a id="…">`). `id` is unique in the document.
struct AnchorPoint {
    std::string id;
    friend bool operator==(const AnchorPoint&, const AnchorPoint&) = default;
};

/// A symbol of the theme's icon set, by its name there ("gdoc_fire"). `label` is what it says to a reader
/// who cannot see it; empty: decorative.
struct Icon {
    std::string name;
    std::string label;
    friend bool operator==(const Icon&, const Icon&) = default;
};

struct Inline {
    using Node = std::variant<Text, Code, Styled, Link, Image, Math, LineBreak, FootnoteMark, AnchorPoint, Icon>;
    Node node;
    Span span;  ///< not part of equality
    friend bool operator==(const Inline& a, const Inline& b) { return a.node == b.node; }
};

// --- block nodes -------------------------------------------------------------------------------------------

struct Paragraph {
    Inlines content;
    friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

struct Heading {
    int level = 1;  ///< 1..6
    Inlines content;
    std::string id;                    ///< unique in the document; empty: no anchor
    std::vector<std::string> aliases;  ///< further fragments that lead here (other id rules); unique as well
    bool in_contents = true;           ///< false for headings the site's own contents list leaves out
    friend bool operator==(const Heading&, const Heading&) = default;
};

/// What a piece of code is, for colouring; the theme of each format gives the colour.
enum class TokenKind : std::uint8_t {
    plain, keyword, control, type, function, variable, constant, string, special_string, number, comment,
    documentation, annotation, op, attribute, import, preprocessor, builtin, extension, information, warning, error,
    added, removed
};

/// `length` bytes of CodeBlock::text are of one kind. The tokens of a block cover its text without gaps.
struct Token {
    std::uint32_t length = 0;
    TokenKind kind = TokenKind::plain;
    friend bool operator==(const Token&, const Token&) = default;
};

struct LineRange {
    std::uint32_t first = 1;  ///< counts from 1 at the block's first line, whatever number that line shows
    std::uint32_t last = 1;
    friend bool operator==(const LineRange&, const LineRange&) = default;
};

struct CodeBlock {
    std::string text;      ///< lines separated by LF, none at the end; tabs stay
    std::string language;  ///< as written by the author; empty: none
    std::vector<Token> tokens;  ///< empty: not highlighted
    bool has_line_numbers = false;
    std::uint32_t first_line_number = 1;
    std::vector<LineRange> marked_lines;
    Inlines caption;  ///< file name or title; usually empty
    bool is_diagram = false;  ///< the source of a Mermaid diagram that the site draws
    friend bool operator==(const CodeBlock&, const CodeBlock&) = default;
};

struct Quote {
    Blocks content;
    friend bool operator==(const Quote&, const Quote&);
};

struct ListItem {
    Blocks content;
    std::optional<bool> checked;        ///< a task item: done or not
    std::optional<std::int32_t> value;  ///< an ordered item's own number; those behind it count on from there
    friend bool operator==(const ListItem&, const ListItem&);
};

/// What the numbers of an ordered list look like.
enum class Numbering : std::uint8_t { decimal, lower_latin, upper_latin, lower_roman, upper_roman };

struct List {
    bool is_ordered = false;
    std::int32_t start = 1;
    Numbering numbering = Numbering::decimal;
    bool is_reversed = false;  ///< counts down
    bool is_tight = true;  ///< no space between items: paragraphs of items are lines
    std::vector<ListItem> items;
    friend bool operator==(const List&, const List&) = default;
};

enum class Alignment : std::uint8_t { none, left, center, right };

struct TableCell {
    Blocks content;
    bool is_header = false;
    std::uint32_t column_span = 1;
    std::uint32_t row_span = 1;
    Alignment alignment = Alignment::none;  ///< its own; none: that of its column
    friend bool operator==(const TableCell&, const TableCell&);
};
using TableRow = std::vector<TableCell>;

struct Table {
    std::vector<Alignment> columns;  ///< one per column
    std::vector<TableRow> header;    ///< repeated at the top of each page
    std::vector<TableRow> body;
    std::vector<TableRow> footer;    ///< sums and remarks: once, below the body
    Inlines caption;
    friend bool operator==(const Table&, const Table&) = default;
};

struct Figure {
    ImageId image{};
    std::string alt;  ///< empty: the caption says it
    Inlines caption;  ///< credits included
    PictureSize size = PictureSize::unset;
    PictureExtent extent;
    bool is_round = false;            ///< cut to a circle (size "profile" of older themes)
    std::optional<TargetId> target;   ///< where a click on the picture leads, if anywhere useful
    friend bool operator==(const Figure&, const Figure&) = default;
};

enum class CalloutKind { note, tip, important, caution, warning, info, ok, danger, plain };

struct Callout {
    CalloutKind kind = CalloutKind::note;
    Inlines title;     ///< never empty: defaults to the kind's word in the document's language
    std::string icon;  ///< name in the theme's icon set; empty: the kind's own
    Blocks content;
    friend bool operator==(const Callout&, const Callout&);
};

/// A part the site shows folded. Always shown open where nothing can be clicked.
struct Details {
    Inlines summary;
    Blocks content;
    bool is_open = false;
    friend bool operator==(const Details&, const Details&);
};

struct Columns {
    std::vector<Blocks> columns;
    /// Share of the first column in percent; 0: all alike.
    std::uint32_t first_width = 0;
    friend bool operator==(const Columns&, const Columns&);
};

struct Panel {
    Inlines label;
    Blocks content;
    friend bool operator==(const Panel&, const Panel&);
};

/// Tabs: shown one after the other with their labels.
struct Panels {
    std::vector<Panel> panels;
    friend bool operator==(const Panels&, const Panels&) = default;
};

struct DefinitionTerm {
    Inlines content;
    std::string id;  ///< unique anchor, may be empty
    friend bool operator==(const DefinitionTerm&, const DefinitionTerm&) = default;
};

struct Definition {
    std::vector<DefinitionTerm> terms;
    std::vector<Blocks> meanings;
    friend bool operator==(const Definition&, const Definition&);
};

struct DefinitionList {
    bool is_tight = true;
    std::vector<Definition> items;
    friend bool operator==(const DefinitionList&, const DefinitionList&) = default;
};

struct Progress {
    double value = 0;  ///< percent, 0..100
    Inlines title;     ///< may be empty
    std::string label; ///< what stands at the bar, e.g. "65 %"
    std::string icon;
    CalloutKind kind = CalloutKind::plain;
    friend bool operator==(const Progress&, const Progress&) = default;
};

/// Squares of a QR code that are dark, as one rectangle.
struct QrRectangle {
    std::uint16_t x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(const QrRectangle&, const QrRectangle&) = default;
};

/// A QR code as squares. Whoever draws it leaves a light margin of `qr_margin` squares around it, or cameras do not find it.
struct QrSymbol {
    std::uint32_t size = 0;             ///< squares along each edge; 0: no code
    std::vector<QrRectangle> dark;      ///< cover the dark squares, each once
    friend bool operator==(const QrSymbol&, const QrSymbol&) = default;
};
inline constexpr std::uint32_t qr_margin = 4;  // ISO/IEC 18004, 9.1

enum class EmbedKind { video, audio, post, listing, other };

/// Something from elsewhere that a page would play or load: shown as a card with title and address.
struct Embed {
    EmbedKind kind = EmbedKind::video;
    std::string provider;  ///< "YouTube", "Vimeo", … ; may be empty
    Inlines title;         ///< never empty
    TargetId target{};
    QrSymbol code;         ///< its address for a reader of paper; empty for none
    friend bool operator==(const Embed&, const Embed&) = default;
};

struct MathBlock {
    std::string tex;
    friend bool operator==(const MathBlock&, const MathBlock&) = default;
};

/// A thematic break.
struct Rule {
    friend bool operator==(const Rule&, const Rule&) = default;
};

/// The page's contents list stands here.
struct ContentsHere {
    int max_level = 6;   ///< deepest heading level listed
    bool has_rule = true;  ///< Geekdoc draws a rule after it
    friend bool operator==(const ContentsHere&, const ContentsHere&) = default;
};

/// Blocks that belong together: an included part, a centred page, a passage in another language.
struct Division {
    Blocks content;
    Alignment alignment = Alignment::none;
    std::string language;  ///< BCP 47; empty: as around it
    std::string id;        ///< unique anchor; empty: none
    std::string part;      ///< path (below the site root) of the included file this is; empty: not an include
    friend bool operator==(const Division&, const Division&);
};

/// The place where the footnotes of a unit (page or included part) stand in flowing formats. On pages
/// each note stands at the foot of the page with its mark, and this prints nothing.
struct FootnoteList {
    std::vector<NoteId> notes;
    friend bool operator==(const FootnoteList&, const FootnoteList&) = default;
};

struct Block {
    using Node = std::variant<Paragraph, Heading, CodeBlock, Quote, List, Table, Figure, Callout, Details, Columns,
                              Panels, DefinitionList, Progress, Embed, MathBlock, Rule, ContentsHere, Division,
                              FootnoteList>;
    Node node;
    Span span;  ///< not part of equality
    friend bool operator==(const Block& a, const Block& b) { return a.node == b.node; }
};

// --- tables ------------------------------------------------------------------------------------------------

/// Outside the document; a complete http, https, mailto, tel or ftp address, percent-encoded.
struct WebAddress {
    std::string url;
    friend bool operator==(const WebAddress&, const WebAddress&) = default;
};
/// A heading, anchor point, definition term or footnote of this document, by its id. Empty: its beginning.
struct Anchor {
    std::string id;
    friend bool operator==(const Anchor&, const Anchor&) = default;
};
/// A link that leads nowhere that a reader could go: its text stays, it is not a link.
struct Nowhere {
    friend bool operator==(const Nowhere&, const Nowhere&) = default;
};
using Target = std::variant<WebAddress, Anchor, Nowhere>;

struct Note {
    std::string label;   ///< as printed: "1"
    std::string id;      ///< unique anchor of the note, e.g. "fn-1"; its marks are "<id>-ref-<use>"
    Blocks content;
    std::uint32_t uses = 1;
    friend bool operator==(const Note&, const Note&) = default;
};

enum class FormulaVerb : std::uint8_t { move, line, curve, close };

/// What a formula shows in one colour: outlines to fill, or words that no outline is known for (then there are no verbs).
struct FormulaShape {
    std::vector<FormulaVerb> verbs;
    std::vector<float> coordinates;  ///< x, y of 1, 1, 3, 0 points per verb
    std::string words;               ///< to be set from (x, y) on, in letters of `size`
    float x = 0, y = 0, size = 0;
    std::optional<std::uint32_t> color;  ///< 0xRRGGBB; none: that of the text around
    friend bool operator==(const FormulaShape&, const FormulaShape&) = default;
};

/// A stretch of a formula that no line end may divide. Lengths are in em, y grows downwards from the baseline.
struct FormulaPart {
    float width = 0, ascent = 0, descent = 0;
    std::vector<FormulaShape> shapes;
    friend bool operator==(const FormulaPart&, const FormulaPart&) = default;
};

/// A formula set once, for every format and place that shows it.
struct Formula {
    std::string tex;
    bool is_display = false;
    std::string mathml;              ///< a complete <math> element as the engine makes it; exporters take from it what they know
    std::vector<FormulaPart> parts;  ///< with a blank between each two, where a line may end
    friend bool operator==(const Formula&, const Formula&) = default;
};

enum class Direction { left_to_right, right_to_left };

/// About the document. Empty strings mean "unknown", never "to be guessed by an exporter".
struct Meta {
    std::string title;
    std::string site_title;
    std::string description;
    std::vector<std::string> authors;
    std::vector<std::string> keywords;
    std::string language = "en";  ///< BCP 47
    Direction direction = Direction::left_to_right;
    std::string date;        ///< of publication: ISO 8601 date or date-time with its offset ("2023-04-21T00:00:00Z"), the day as written
    std::string modified;    ///< of the last change, likewise; where nobody says, the newest day that the notes give (docs/decisions/0014)
    std::string license_name;
    std::string license_url;
    std::string web_address;  ///< of the page on the site; empty without a usable baseURL
    std::string identifier;   ///< "urn:uuid:…", stable for the same page of the same site
    std::string section;      ///< slug of the page ("2023"), for file names
    friend bool operator==(const Meta&, const Meta&) = default;
};

/// One picture of the document; deduplicated by content. The bytes are the author's file, shared and never copied.
/// They must not reach an output as they are: exporters ask a PictureSource for clean ones.
struct ImageEntry {
    std::string name;  ///< for messages: path below the site root
    PictureKind kind = PictureKind::unknown;
    std::uint32_t width = 0;   ///< pixels, upright (EXIF orientation applied); 0: not usable
    std::uint32_t height = 0;
    std::shared_ptr<const std::string> bytes;  ///< null: missing or refused; a stand-in with the alt text is shown
    Span span;  ///< the first use, for diagnostics
    QrSymbol code;  ///< not empty: the picture is this code; `bytes` draw the same
    friend bool operator==(const ImageEntry&, const ImageEntry&);
};

struct Document {
    Meta meta;
    Blocks body;
    std::vector<Target> targets;
    std::vector<ImageEntry> images;
    std::vector<Note> notes;
    /// Deepest heading level of the contents list that a format adds where the author put none (ContentsHere); 0: no list.
    int contents_depth = 6;
    std::vector<Formula> formulas;  ///< those that could be set, sorted by `tex` and `is_display`
    friend bool operator==(const Document&, const Document&) = default;

    [[nodiscard]] const Target& target(TargetId id) const { return targets[static_cast<std::size_t>(id)]; }
    [[nodiscard]] const ImageEntry& image(ImageId id) const { return images[static_cast<std::size_t>(id)]; }
    [[nodiscard]] const Note& note(NoteId id) const { return notes[static_cast<std::size_t>(id)]; }
    /// Null when it could not be set: then its source is shown.
    [[nodiscard]] const Formula* formula(std::string_view tex, bool is_display) const;
};

}  // namespace notes_export
