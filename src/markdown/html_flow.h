// A tree of HTML becomes nodes of the model: the tags of CONSTRUCTS MD-13, each in one place.
#pragma once

#include "markdown/context.h"
#include "markdown/html_tree.h"
#include "markdown/named_blocks.h"

#include <string>
#include <string_view>
#include <vector>

namespace notes_export::markdown {

/// Marks an element that stands for a finished node. Authors cannot write it: disguise_placeholders() takes care.
inline constexpr std::string_view node_attribute = "\xF4\x8F\xBC\x80node";

struct HtmlText {
    struct Place {
        std::size_t offset;  ///< in `html`
        Span span;
    };
    std::string html;
    std::vector<Place> places;  ///< ascending
};

/// What stands in the text around an element's content.
struct ScriptSigns {
    std::string_view open;
    std::string_view close;
};
[[nodiscard]] ScriptSigns script_signs(const HtmlNode& node);

class HtmlFlow {
public:
    HtmlFlow(const HtmlText& text, Context& context, Inlines inlines, Blocks blocks);

    [[nodiscard]] Inlines read_inlines(const std::vector<HtmlNode>& nodes);
    [[nodiscard]] Blocks read_blocks(const std::vector<HtmlNode>& nodes);
    /// A paragraph, item or cell: one paragraph at `whole`, or several blocks where some stand in its line.
    [[nodiscard]] Blocks read_paragraph(const std::vector<HtmlNode>& nodes, Span whole);

private:
    /// What a container holds so far: finished blocks and the line of text being collected.
    struct Flow {
        Blocks blocks;
        Inlines line;
        Span line_span;
    };
    /// How far a line has come, also within its links and styles.
    struct LineState {
        bool is_after_gap = true;   ///< a blank here would be a second one
        bool has_words = false;     ///< since the last break
        bool is_break_due = false;  ///< what comes next begins a line
    };

    // blocks (html_blocks.cpp)
    void add_nodes(const std::vector<HtmlNode>& nodes, Flow& flow);
    void add_node(const HtmlNode& node, Flow& flow);
    bool add_block(const HtmlNode& node, Flow& flow);
    [[nodiscard]] bool is_block(const HtmlNode& node) const;
    [[nodiscard]] bool is_divided(const std::vector<HtmlNode>& nodes) const;
    [[nodiscard]] bool is_only_media(const std::vector<HtmlNode>& nodes) const;
    [[nodiscard]] bool holds_blocks(const HtmlNode& node) const;
    void add_around_blocks(const HtmlNode& node, Flow& flow);
    void end_line(Flow& flow);
    void push(Flow& flow, Block::Node block, const HtmlNode& node);
    void name(Flow& flow, std::size_t first, const Ids& ids, const HtmlNode& node);
    [[nodiscard]] Blocks blocks_of(const std::vector<HtmlNode>& nodes);
    /// The content of a cell or item, named by the element's ids.
    [[nodiscard]] Blocks named_blocks(const HtmlNode& node);
    void add_division(const HtmlNode& node, Flow& flow);
    void add_heading(const HtmlNode& node, Flow& flow);
    [[nodiscard]] CodeBlock preformatted(const HtmlNode& node);
    [[nodiscard]] Details details(const HtmlNode& node);
    void add_table(const HtmlNode& node, Flow& flow);
    [[nodiscard]] Alignment alignment_of(const HtmlNode& node) const;

    // lists (html_lists.cpp)
    [[nodiscard]] List list(const HtmlNode& node);
    [[nodiscard]] DefinitionList definitions(const HtmlNode& node);

    // media (html_media.cpp)
    void add_figure(const HtmlNode& node, Flow& flow);
    void add_embed(const HtmlNode& node, Flow& flow);
    void add_media_link(const HtmlNode& node, Inlines& line);
    [[nodiscard]] model::RawImage raw_image(const HtmlNode& node) const;
    [[nodiscard]] std::optional<Embed> embed(const HtmlNode& node);
    void add_object(const HtmlNode& node, Inlines& line);
    void add_element(const HtmlNode& node, Inlines& line);
    void add_drawing(const HtmlNode& node, Inlines& line);
    void add_sign(std::string_view sign, const HtmlNode& node, Inlines& line);
    bool add_input(const HtmlNode& node, Inlines& line);
    void add_image(const HtmlNode& node, Inlines& line);

    // running text (html_inlines.cpp)
    void add_inlines(const std::vector<HtmlNode>& nodes, Inlines& line);
    void add_inline(const HtmlNode& node, Inlines& line);
    /// TeX of a <math>, its Markdown text taken in; of one never closed the text stays text.
    [[nodiscard]] std::string formula(const HtmlNode& node);
    void settle(HtmlNode& node);
    bool add_styled(const HtmlNode& node, Inlines& line);
    void add_anchor(const HtmlNode& node, Inlines& line);
    void add_text(const HtmlNode& node, Inlines& line);
    void add_ids(const Ids& ids, const HtmlNode& node, Inlines& line) const;
    void add_finished(std::size_t number, Inlines& line);
    void add_code(const HtmlNode& node, Inlines& line);
    /// Something other than text comes next in the line.
    void begin_piece(const HtmlNode& node, Inlines& line);
    void add_break(const HtmlNode& node, Inlines& line);
    [[nodiscard]] Inlines inlines_of(const std::vector<HtmlNode>& nodes);
    /// With its ids in front.
    [[nodiscard]] Inlines named_inlines(const HtmlNode& node);
    /// Cuts the blanks at the end; breaks stay, as browsers show those that stand alone.
    static void trim_line(Inlines& line);

    // all of them (html_flow.cpp)
    [[nodiscard]] bool is_dropped(const HtmlNode& node);
    void warn_of_dropped(const HtmlNode& node);
    void report_dropped(const HtmlNode& node);
    void forget_nodes(const HtmlNode& node);
    void forget_swallowed(std::string_view text);
    [[nodiscard]] Span span(const HtmlNode& node) const;
    [[nodiscard]] std::optional<std::size_t> node_number(const HtmlNode& node) const;
    [[nodiscard]] std::string raw_text(const std::vector<HtmlNode>& nodes);
    [[nodiscard]] std::optional<TargetId> target(const HtmlNode& node, std::string_view attribute);

    const HtmlText& text_;
    Context& context_;
    Inlines inlines_;
    Blocks blocks_;
    std::vector<bool> is_used_;
    LineState state_;
};

/// The box that an item of raw HTML or Markdown begins with (`<input type="checkbox">`), taken out of it: ticked or not.
[[nodiscard]] std::optional<bool> take_tick_box(Blocks& item);

}  // namespace notes_export::markdown
