#include "base/readable_address.h"
#include "base/unicode.h"
#include "notes_export/walk.h"
#include "typeset/page/blocks.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

constexpr float number_room = 34;  // kept free at the right for page numbers of up to four figures and the first dots
constexpr float level_indent = 15;
constexpr std::size_t contents_together = 3, contents_whole = 24;  // entries

std::size_t count(const std::vector<OutlineEntry>& entries) {
    std::size_t sum = entries.size();
    for (const OutlineEntry& entry : entries) sum += count(entry.children);
    return sum;
}

}  // namespace

/// The contents list: entries now, page numbers when every heading has its page. As room for the numbers is kept from
/// the beginning, filling them in moves nothing.
void BlockSetter::set_contents(int max_level, const BlockContext& context) {
    const int depth = std::min(max_level, theme_.contents_depth);
    const std::vector<OutlineEntry> entries = outline(document_.body, depth);
    contents_total_ = count(entries);
    contents_done_ = 0;
    if (contents_total_ == 0) return;
    TextRole title = theme_.headings[2].text;
    space(14);
    ParagraphStyle style = paragraph_style(context, title);
    style.align = TextAlign::left;
    const NodeId node = structure_.add(Role::paragraph, context.parent);
    mark_words(node);
    set_text(inlines_.words(word(notes_export::Word::contents, document_.meta.language), style_of(title), node), context, style);
    hold(keep::always);
    pending_space_ = 4;
    set_contents_entries(entries, 0, structure_.add(Role::toc, context.parent), context);
    space(12);
}

void BlockSetter::mark_words(NodeId node) {
    const std::string_view other = other_language_of_words(document_.meta.language);
    if (!other.empty()) structure_.detail(node).language = other;
}

void BlockSetter::set_contents_entries(const std::vector<OutlineEntry>& entries, int depth, NodeId list,
                                       const BlockContext& context) {
    for (const OutlineEntry& entry : entries) {
        const NodeId item = structure_.add(Role::toc_item, list);
        set_contents_entry(entry, depth, item, context);
        if (!entry.children.empty() && entry.heading != nullptr) {
            set_contents_entries(entry.children, depth + 1, structure_.add(Role::toc, item), context);
        }
        if (context.is_top && depth == 0) pages_.advance();
    }
}

void BlockSetter::set_contents_entry(const OutlineEntry& entry, int depth, NodeId item, const BlockContext& context) {
    if (entry.heading == nullptr) return;
    TextRole role = theme_.contents;
    role.is_bold = depth == 0;
    const NodeId reference = structure_.add(Role::reference, item);
    const NodeId link = structure_.add(Role::link, reference);
    StyledText text = collect(without_links(entry.heading->content), role, link, context, false, false);
    if (text.text.empty()) return;
    const bool has_place = !entry.heading->id.empty();
    if (has_place) {
        std::string words = plain_text(entry.heading->content);
        words.resize(base::whole_characters(words, max_link_words));
        text.links.push_back({Anchor{entry.heading->id}, std::move(words), link});
        for (TextStyle& style : text.styles) style.link = static_cast<std::uint32_t>(text.links.size());
    }
    ParagraphStyle style = paragraph_style(context, role);
    const float indent = static_cast<float>(std::min(depth, 4)) * level_indent;
    style.width = std::max(80.0F, context.width - indent - number_room);
    style.x = left_of(context.x + indent, style.width);
    style.align = TextAlign::left;
    style.keep_together = true;
    if (depth == 0) space(5);
    // A list that fits on part of a page stays whole; of a longer one some entries stand together at both ends.
    const std::size_t remaining = contents_total_ - contents_done_;
    const bool is_at_end = contents_done_ < contents_together || remaining < contents_together;
    if (contents_done_ > 0 && is_at_end) hold(keep::strong);
    else if (contents_done_ > 0 && contents_total_ <= contents_whole) hold(keep::whole);
    ++contents_done_;
    const std::size_t first = flow_->elements.size();
    if (set_text(std::move(text), context, style) == 0 || !has_place) return;

    Element& last = flow_->elements.back();
    ContentsEntry waiting;
    waiting.id = entry.heading->id;
    waiting.right = context.x + context.width;
    waiting.style = style_of(role);
    waiting.number_owner = structure_.add(Role::content, link);
    waiting.has_leader = depth > 0 || theme_.contents_leaders_everywhere;
    const std::size_t items_begin = flow_->items_begin(flow_->elements.size() - 1);
    for (std::size_t i = items_begin; i < last.items_end; ++i) {
        const auto* item_text = std::get_if<TextItem>(&flow_->items[i]);
        if (item_text == nullptr) continue;
        waiting.baseline = item_text->baseline;
        const auto width = static_cast<float>(item_text->shaped->advance * static_cast<double>(item_text->size) /
                                              setter_.units_per_em(item_text->shaped->face));
        waiting.line_end = std::max(waiting.line_end, left_of(item_text->x, width) + width);
    }
    // The whole line leads to the heading, not only its words.
    for (std::size_t i = flow_->links_begin(first); i < flow_->links.size(); ++i) {
        LinkArea& area = flow_->links[i];
        if (i + 1 != flow_->links.size()) continue;
        const float width = waiting.right - left_of(static_cast<float>(area.box.origin.x.points()),
                                                    static_cast<float>(area.box.size.width.points()));
        const float left = left_of(waiting.right - width, width);
        area.box.origin.x = Length::points(left);
        area.box.size.width = Length::points(width);
    }
    pages_.contents.push_back(std::move(waiting));
    flow_->marks.push_back({MarkKind::page_number, static_cast<std::uint32_t>(pages_.contents.size() - 1), {}, 0, 0});
    last.marks_end = static_cast<std::uint32_t>(flow_->marks.size());
}

/// The first page's head: what this is, when and where.
void BlockSetter::set_title_block() {
    const Meta& meta = document_.meta;
    BlockContext context;
    context.width = pages_.shape().width;
    context.align = TextAlign::left;
    const auto line = [&](std::string_view words, const TextRole& role, NodeId node, float before) {
        if (words.empty()) return;
        space(before);
        ParagraphStyle style = paragraph_style(context, role);
        style.may_hyphenate = false;
        style.keep_together = true;
        set_text(inlines_.words(words, style_of(role), node), context, style);
        hold(keep::always);
    };
    // The first page's running head, so to speak: as on the others, it is not of the text.
    if (meta.site_title != meta.title) line(meta.site_title, theme_.site_title, NodeId::artifact, 0);
    if (!meta.title.empty()) {
        line(meta.title, theme_.title, structure_.add(Role::title, context.parent), 6);
        heading_path_ = {{1, 1}};
    }
    std::string about = meta.date.substr(0, 10);
    for (const std::string& author : meta.authors) about += (about.empty() ? "" : " · ") + author;
    if (!about.empty() || !meta.web_address.empty()) {
        space(9);
        StyledText text;
        TextStyle look = style_of(theme_.title_meta);
        const NodeId node = structure_.add(Role::paragraph, context.parent);
        if (!about.empty()) {
            look.owner = structure_.add(Role::content, node);
            text.append(about + (meta.web_address.empty() ? "" : " · "), look);
        }
        if (!meta.web_address.empty()) {
            const NodeId link = structure_.add(Role::link, node);
            text.links.push_back({WebAddress{meta.web_address}, meta.web_address, link});
            look.link = 1;
            look.color = theme_.link;
            look.owner = structure_.add(Role::content, link);
            text.append(base::readable_address(meta.web_address), look);
        }
        ParagraphStyle style = paragraph_style(context, theme_.title_meta);
        style.keep_together = true;
        set_text(std::move(text), context, style);
        hold(keep::always);
    }
    if (flow_->is_empty()) return;
    space(14);
    BoxItem rule;
    rule.box = {{Length::points(0), Length::points(0)}, {Length::points(context.width), Length::points(0.8)}};
    rule.color = theme_.accent;
    flow_->items.emplace_back(rule);
    hold(keep::always);
    finish(0.8F, context);
    space(18);

    std::size_t here = 0;
    for_each_block(document_.body, [&](const Block& block) { if (std::holds_alternative<ContentsHere>(block.node)) ++here; });
    const int depth = std::min(document_.contents_depth, theme_.contents_depth);
    if (here == 0 && count(outline(document_.body, depth)) >= theme_.contents_minimum) {
        set_contents(depth, context);
        space(16);
    }
}

}  // namespace notes_export::typeset
