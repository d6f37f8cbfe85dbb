#include "markdown/inline_items.h"

#include "markdown/raw_html.h"
#include "notes_export/walk.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

// Deep enough for any emphasis within a link within emphasis that people write; recursive walks stay far from the
// stack's end.
constexpr std::size_t max_inline_nesting = 64;

}  // namespace

void InlineItems::words(std::string_view words, std::size_t begin, std::size_t end) {
    push({Kind::words, begin, end, words_.size()});
    words_.emplace_back(words);
}

void InlineItems::node(Inline::Node node, std::size_t begin, std::size_t end) {
    push({Kind::node, begin, end, nodes_.size()});
    nodes_.push_back(std::move(node));
}

void InlineItems::web_link(std::string_view words, std::string destination, std::size_t begin, std::size_t end) {
    push({Kind::web_link, begin, end, links_.size()});
    links_.push_back({std::move(destination), {}, std::string(words), end});
}

void InlineItems::delimiter(DelimiterRun run, std::size_t begin, std::size_t end) {
    push({Kind::delimiter, begin, end, delimiters_.push(std::move(run))});
}

std::size_t InlineItems::bracket(std::size_t begin, std::size_t end) {
    push({Kind::text, begin, end});
    return items_.size() - 1;
}

void InlineItems::link(std::size_t opener, bool is_image, std::string destination, std::string title, std::size_t close,
                       std::size_t end) {
    items_[opener].kind = is_image ? Kind::image_open : Kind::link_open;
    items_[opener].index = links_.size();
    links_.push_back({std::move(destination), std::move(title), {}, end});
    push({Kind::link_close, close, end});
}

bool InlineItems::ends_with_two_blanks(std::size_t at) const {
    if (items_.empty() || items_.back().kind != Kind::text || items_.back().end != at) return false;
    return at >= 2 && leaf_.text[at - 1] == ' ' && leaf_.text[at - 2] == ' ';
}

void InlineItems::trim_blanks() {
    // Blanks may be pieces of their own; an emptied one stays, as brackets know items by their number.
    for (auto last = items_.rbegin(); last != items_.rend() && last->kind == Kind::text; ++last) {
        while (last->end > last->begin && (leaf_.text[last->end - 1] == ' ' || leaf_.text[last->end - 1] == '\t')) {
            --last->end;
        }
        if (last->end > last->begin) return;
    }
}

/// Turns items into the tree with a stack of what is open.
class InlineBuilder {
public:
    InlineBuilder(InlineItems& items, Context& context) : items_(items), context_(context) { frames_.emplace_back(); }

    Inlines build() {
        Frame root = read();
        return finish(root);
    }
    Blocks build_blocks() {
        Frame root = read();
        const Span place = span(0, items_.leaf_.text.size());
        if (!root.html.empty()) return join_paragraph(std::move(root.content), root.html, place, context_);
        Blocks blocks;
        blocks.push_back({Paragraph{std::move(root.content)}, place});
        return blocks;
    }

private:
    using Item = InlineItems::Item;
    using Kind = InlineItems::Kind;

    struct Frame {
        Inlines content;
        std::vector<HtmlPiece> html;
        InlineStyle style = InlineStyle::emphasis;
        std::size_t link = 0;
        std::size_t begin = 0;
        bool is_image = false;
        /// Adds no node: too deep, or a link within the description of a picture. Its content goes to the frame around.
        bool is_flat = false;
        /// Number of the frame that takes the content: this one, or for a flat one the frame around that is none.
        std::size_t target = 0;
    };

    void add(const Item& item) {
        switch (item.kind) {
            case Kind::text:
                return add_text(std::string_view(items_.leaf_.text).substr(item.begin, item.end - item.begin), item);
            case Kind::words: return add_text(items_.words_[item.index], item);
            case Kind::node: return append(std::move(items_.nodes_[item.index]), item.begin, item.end);
            case Kind::web_link: return add_web_link(item);
            case Kind::html: return add_html(item);
            case Kind::soft_break: return append(LineBreak{false}, item.begin, item.end);
            case Kind::hard_break: return append(LineBreak{true}, item.begin, item.end);
            case Kind::delimiter: return add_delimiter(item);
            case Kind::link_open: return open({{}, {}, {}, item.index, item.begin, false, images_ > 0});
            case Kind::image_open:
                ++images_;
                return open({{}, {}, {}, item.index, item.begin, true, false});
            case Kind::link_close: return close_link(item);
        }
    }

    Frame read() {
        for (const Item& item : items_.items_) add(item);
        return std::move(frames_.front());
    }

    Frame& target() { return frames_[frames_.back().target]; }
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
        return context_.span(items_.leaf_, begin, end);
    }
    void append(Inline::Node node, std::size_t begin, std::size_t end) {
        target().content.push_back({std::move(node), span(begin, end)});
    }

    void add_text(std::string_view words, const Item& item) {
        if (words.empty()) return;
        Frame& frame = target();
        const bool is_after_html = !frame.html.empty() && frame.html.back().before == frame.content.size();
        if (!frame.content.empty() && !is_after_html) {
            if (Text* last = std::get_if<Text>(&frame.content.back().node)) {
                last->text += words;
                frame.content.back().span.end = std::max(frame.content.back().span.end, span(item.begin, item.end).end);
                return;
            }
        }
        append(Text{std::string(words)}, item.begin, item.end);
    }

    void add_web_link(const Item& item) {
        InlineItems::LinkParts& parts = items_.links_[item.index];
        if (images_ > 0) return add_text(parts.words, item);
        const Span place = span(item.begin, item.end);
        Link link;
        link.content.push_back({Text{std::move(parts.words)}, place});
        link.target = context_.draft.add_target({std::move(parts.destination), place});
        append(std::move(link), item.begin, item.end);
    }

    void add_html(const Item& item) {
        if (images_ > 0) return;
        Frame& frame = target();
        frame.html.push_back({frame.content.size(), items_.leaf_.text.substr(item.begin, item.end - item.begin),
                              span(item.begin, item.end)});
    }

    void add_delimiter(const Item& item) {
        const DelimiterRun& run = items_.delimiters_.run(item.index);
        for (std::size_t i = 0; i < run.closes.size(); ++i) close_style(item.end);
        if (run.left > 0) {
            Item rest = item;
            rest.end = rest.begin + run.left;
            add_text(std::string(run.left, run.character), rest);
        }
        for (auto style = run.opens.rbegin(); style != run.opens.rend(); ++style) {
            open({{}, {}, *style, 0, item.begin, false, false});
        }
    }

    void open(Frame frame) {
        if (frames_.size() > max_inline_nesting) {
            frame.is_flat = true;
            if (!context_.has_warned_of_nesting) {
                context_.has_warned_of_nesting = true;
                context_.diagnostics.warn("nesting-flattened", span(frame.begin, frame.begin + 1),
                                          "emphasis and links nest deeper than 64 levels; deeper ones are left out");
            }
        }
        frame.target = frame.is_flat ? frames_.back().target : frames_.size();
        frames_.push_back(std::move(frame));
    }
    Frame pop() {
        Frame frame = std::move(frames_.back());
        frames_.pop_back();
        return frame;
    }
    Inlines finish(Frame& frame) {
        return frame.html.empty() ? std::move(frame.content) : join_html(std::move(frame.content), frame.html, context_);
    }

    void close_style(std::size_t end) {
        Frame frame = pop();
        if (frame.is_flat) return;
        const std::size_t begin = frame.begin;
        append(Styled{frame.style, finish(frame), {}}, begin, end);
    }

    void close_link(const Item& item) {
        Frame frame = pop();
        if (frame.is_image) --images_;
        if (frame.is_flat) return;
        InlineItems::LinkParts& parts = items_.links_[frame.link];
        const std::size_t begin = frame.begin;
        Inlines content = finish(frame);
        if (frame.is_image) {
            std::string alt = plain_text(content);
            if (images_ > 0) return add_text(alt, item);
            Image image;
            image.image = context_.draft.add_image({std::move(parts.destination), span(begin, item.end)});
            image.alt = std::move(alt);
            image.title = std::move(parts.title);
            return append(std::move(image), begin, item.end);
        }
        Link link;
        link.content = std::move(content);
        link.target = context_.draft.add_target({std::move(parts.destination), span(begin, item.end)});
        link.title = std::move(parts.title);
        append(std::move(link), begin, item.end);
    }

    InlineItems& items_;
    Context& context_;
    std::vector<Frame> frames_;
    std::size_t images_ = 0;  ///< pictures open around here
};

Blocks InlineItems::build_blocks(Context& context) { return InlineBuilder(*this, context).build_blocks(); }

Inlines InlineItems::build(Context& context) { return InlineBuilder(*this, context).build(); }

}  // namespace notes_export::markdown
