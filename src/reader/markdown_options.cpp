#include "reader/markdown_options.h"

#include "base/trim.h"
#include "base/unicode.h"

#include <algorithm>
#include <string_view>

namespace notes_export::reader {
namespace {

using site::Value;

/// `key: false` switches an extension off, `key: {enable: true}` is the form of the newer ones.
bool is_on(const Value& map, std::string_view path, bool otherwise) {
    const Value* value = map.at(path);
    if (!value) return otherwise;
    if (value->kind != site::ValueKind::map) return value->as_bool().value_or(otherwise);
    const Value* enable = value->find("enable");
    return enable ? enable->as_bool().value_or(otherwise) : otherwise;
}

std::vector<markdown::Delimiters> delimiters(const Value* list) {
    std::vector<markdown::Delimiters> result;
    if (!list) return result;
    for (const Value& pair : list->list) {
        const std::vector<std::string> texts = pair.as_texts();
        if (texts.size() == 2 && !texts[0].empty() && !texts[1].empty()) result.push_back({texts[0], texts[1]});
    }
    return result;
}

void read_typographer(const Value* typographer, markdown::Options& options) {
    if (!typographer) return;
    if (typographer->kind != site::ValueKind::map) {
        options.typographer = typographer->as_bool().value_or(true);
        return;
    }
    for (const auto& [key, value] : typographer->map) {
        if (key == "disable") options.typographer = !value.as_bool().value_or(false);
        else options.typographer_table.emplace_back(key, value.text);
    }
}

void read_heading_ids(const Value& parser, markdown::Options& options) {
    options.auto_heading_ids = is_on(parser, "autoheadingid", true);
    const std::string type = parser.text_or("autoheadingidtype", parser.text_or("autoidtype", "github"));
    if (type == "github-ascii") options.heading_id_type = markdown::HeadingIdType::github_ascii;
    if (type == "blackfriday") options.heading_id_type = markdown::HeadingIdType::blackfriday;
    options.heading_attributes = is_on(parser, "attribute.title", true);
    options.block_attributes = is_on(parser, "attribute.block", false);
}

/// One setting of those that show: numbers, where they begin, whether fences are listings of a language (HL-1).
void read_highlight_setting(std::string_view key, const Value& value, markdown::Options& options) {
    constexpr std::int64_t most = 1'000'000'000;
    if (key == "linenos") options.line_numbers = value.text == "true" || value.text == "inline" || value.text == "table";
    else if (key == "codefences") options.highlights_fences = value.as_bool().value_or(true);
    else if (key == "linenostart") {
        const std::optional<std::int64_t> number = value.as_integer();
        if (number && *number >= 0 && *number <= most) options.first_line_number = static_cast<std::uint32_t>(*number);
    }
}

/// "linenos=table,linenostart=5"
void read_option_text(std::string_view text, markdown::Options& options) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const std::string_view piece = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = piece.find('=');
        if (equals == std::string_view::npos) continue;
        Value value;
        value.kind = site::ValueKind::text;
        value.text = base::trim(piece.substr(equals + 1), " ");
        read_highlight_setting(base::to_lower(base::trim(piece.substr(0, equals), " ")), value, options);
    }
}

/// `markup.highlight`, and the keys that said the same before there was one. How colours come about (noClasses, style) and guessed
/// languages do not reach a book.
void read_highlight(const Value& all, markdown::Options& options) {
    if (const Value* highlight = all.at("markup.highlight"))
        for (const auto& [key, value] : highlight->map) read_highlight_setting(key, value, options);
    if (const Value* value = all.find("pygmentscodefences")) read_highlight_setting("codefences", *value, options);
    if (const Value* value = all.find("pygmentsoptions")) read_option_text(value->text, options);
}

}  // namespace

markdown::Options markdown_options(const site::SiteConfig& config) {
    markdown::Options options;
    options.emoji = config.enable_emoji;
    read_highlight(config.all, options);
    const Value* goldmark = config.all.at("markup.goldmark");
    if (!goldmark) return options;
    options.unsafe = is_on(*goldmark, "renderer.unsafe", false);
    options.hard_wraps = is_on(*goldmark, "renderer.hardwraps", false);
    if (const Value* parser = goldmark->find("parser")) read_heading_ids(*parser, options);
    const Value* extensions = goldmark->find("extensions");
    if (!extensions) return options;
    read_typographer(extensions->find("typographer"), options);
    options.linkify = is_on(*extensions, "linkify", true);
    options.linkify_protocol = extensions->text_or("linkifyprotocol", options.linkify_protocol);
    options.footnotes = is_on(*extensions, "footnote", true);
    options.definition_lists = is_on(*extensions, "definitionlist", true);
    options.tables = is_on(*extensions, "table", true);
    options.strikethrough = is_on(*extensions, "strikethrough", true);
    options.task_lists = is_on(*extensions, "tasklist", true);
    options.extra_insert = is_on(*extensions, "extras.insert", false);
    options.extra_mark = is_on(*extensions, "extras.mark", false);
    options.extra_subscript = is_on(*extensions, "extras.subscript", false);
    options.extra_superscript = is_on(*extensions, "extras.superscript", false);
    options.extra_delete = is_on(*extensions, "extras.delete", false);
    options.east_asian_line_breaks = is_on(*extensions, "cjk", false) && is_on(*extensions, "cjk.eastasianlinebreaks", false);
    if (is_on(*extensions, "passthrough", false)) {
        options.math_inline = delimiters(extensions->at("passthrough.delimiters.inline"));
        options.math_block = delimiters(extensions->at("passthrough.delimiters.block"));
    }
    return options;
}

}  // namespace notes_export::reader
