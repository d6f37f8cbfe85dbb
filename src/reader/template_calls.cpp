#include "reader/template_calls.h"

#include "base/trim.h"
#include "markdown/placeholder.h"
#include "markdown/references.h"
#include "notes_export/walk.h"
#include "reader/clean.h"
#include "reader/unit_context.h"
#include "shortcode/custom_table.h"
#include "shortcode/handler.h"

#include <algorithm>
#include <utility>

namespace notes_export::reader {
namespace {

using shortcode::Call;
using shortcode::TextPiece;

// A template that fails again and again is left alone: each failure has its inner text read a second time.
constexpr int max_failures = 50;

// What all calls of a page may use up together: ten thousand calls of a long template stay far below.
constexpr std::uint64_t max_page_steps = 100'000'000;
constexpr std::size_t max_page_bytes = std::size_t{1} << 30U;

bool has_placeholder(std::string_view text) { return text.find(markdown::placeholder_begin) != std::string_view::npos; }

/// A theme's templates are for the screen: where this program has a handler of the same name, it makes more of the call for paper. What
/// the site itself has written below its own layouts/ is what it wants, but for copies of Geekdoc's.
bool is_ours(const layouts::Layout& layout, std::string_view name) {
    const bool is_the_sites = layout.path.starts_with("layouts/") && !layout.is_geekdocs;
    return !is_the_sites && shortcode::find_handler(name) != nullptr;
}

/// The blanks before the first line of words: what all lines of an indented inner text begin with.
std::string indentation_of(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    const std::size_t line = text.rfind('\n', first) + 1;  // npos + 1 is the beginning
    return std::string(text.substr(line, first - line));
}

/// About the bytes that a copy takes: a template may write its inner text twice, and the one around it those two …
std::size_t weight_of(const shortcode::Expansion& expansion) {
    constexpr std::size_t node = 64;
    std::size_t weight = node;
    const auto count_inline = [&](const Inline&) { weight += node; };
    if (const auto* blocks = std::get_if<Blocks>(&expansion)) {
        for_each_block(*blocks, [&](const Block&) { weight += node; });
        for_each_inline(*blocks, count_inline);
        weight += plain_text(*blocks).size();
    } else if (const auto* inlines = std::get_if<Inlines>(&expansion)) {
        for_each_inline(*inlines, count_inline);
        weight += plain_text(*inlines).size();
    } else if (const auto* words = std::get_if<shortcode::Words>(&expansion)) {
        weight += words->shown.size() + words->address.size();
    }
    return weight;
}

/// Each line behind the first begins with `indentation`, as the call's own line does.
std::string indented(const std::string& text, std::string_view indentation) {
    if (indentation.empty()) return text;
    std::string out;
    for (const char c : text) {
        out += c;
        if (c == '\n') out += indentation;
    }
    return out;
}

}  // namespace

class TemplateCalls::Session {
public:
    explicit Session(TemplateCalls& calls) : calls_(calls), first_(calls.kept_.size()) {}
    ~Session() {
        calls_.kept_.resize(first_);
        calls_.weights_.resize(first_);
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

private:
    TemplateCalls& calls_;
    std::size_t first_;
};

TemplateCalls::TemplateCalls(Reader& reader) : reader_(reader), run_(reader.site(), *this) {
    const site::Value& settings = reader.site().config().all;
    for (const char* path : {"security.enableinlineshortcodes", "enableinlineshortcodes"})
        if (const site::Value* allowed = settings.at(path)) takes_inline_ = takes_inline_ || allowed->as_bool().value_or(false);
}

TemplateCalls::Within::Within(TemplateCalls* calls, const Scope& scope, const Call& call, int ordinal) : calls_(calls) {
    if (!calls_) return;
    ShortcodeObject::Place place;
    place.page = scope.page;
    place.ordinal = ordinal;
    place.number = calls_->calls_++;
    SourceMap& sources = calls_->reader_.sources();
    if (scope.source != SourceId::none && call.span.is_known()) {
        const Position position = sources.position(scope.source, call.span.begin);
        place.position = std::string(sources.path(scope.source)) + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
        if (call.is_closed) place.indentation = indentation_of(scope.text.substr(call.span.end, call.end - call.span.end));
    }
    templates::Value parent = calls_->open_.empty() ? templates::Value() : templates::Value(templates::ObjectPtr(calls_->open_.back().object));
    calls_->open_.push_back({&scope, &call, std::make_shared<ShortcodeObject>(calls_->run_, call, std::move(place), std::move(parent))});
}

TemplateCalls::Within::~Within() {
    if (calls_) calls_->open_.pop_back();
}

void TemplateCalls::begin_page() {
    steps_ = 0;
    allocated_bytes_ = 0;
    run_.forget_pads();
}

shortcode::Inner TemplateCalls::inner_of(std::string_view name, const site::Page& page) {
    const layouts::Layout* layout = run_.library().shortcode(name, page.language);
    if (!layout || is_ours(*layout, name)) return shortcode::inner_of(name);
    return layout->takes_inner || !layout->parsed ? shortcode::Inner::unknown : shortcode::Inner::none;
}

const layouts::Layout* TemplateCalls::layout_of(const Scope& scope, const Call& call) {
    if (call.is_inline) return inline_layout(scope, call);
    if (shortcode::find_custom(reader_.site().own_settings().shortcodes, call.name)) return nullptr;
    const layouts::Layout* layout = run_.library().shortcode(call.name, scope.page->language);
    return layout && !is_ours(*layout, call.name) ? layout : nullptr;
}

const layouts::Layout* TemplateCalls::inline_layout(const Scope& scope, const Call& call) {
    if (!takes_inline_) return nullptr;
    if (call.is_closed) {
        const std::size_t end = scope.text.rfind("{{", call.end);
        std::string text(scope.text.substr(call.span.end, end - call.span.end));
        inline_.insert_or_assign(call.name, run_.library().inline_shortcode(call.name + ".html", std::move(text)));
    }
    const auto found = inline_.find(call.name);
    return found == inline_.end() ? nullptr : &found->second;
}

bool TemplateCalls::rewrite(Rewritten& out, const Scope& scope, const Call& call, int ordinal) {
    const Session session(*this);
    const std::optional<std::string> text = run(scope, call, ordinal);
    if (!text) return false;
    out.map.add_stand_in(size32(out.text), {scope.source, call.span.begin, call.end});
    if (call.delimiter == shortcode::Delimiter::percent) {
        UnitContext context(reader_, scope);
        out.text += adopt(indented(*text, context.indentation(call)), out.results, call);
        return true;
    }
    Result result = finished(scope, *text, call);
    out.text += markdown::placeholder(static_cast<std::uint32_t>(out.results.size()));
    out.results.push_back(std::move(result));
    return true;
}

std::optional<std::string> TemplateCalls::words_of(const Scope& scope, const Call& call, int ordinal) {
    const Session session(*this);
    const std::optional<std::string> text = run(scope, call, ordinal);
    if (!text) return std::nullopt;
    return reader::words_of(finished(scope, *text, call).expansion, false);
}

std::optional<std::string> TemplateCalls::run(const Scope& scope, const Call& call, int ordinal) {
    const layouts::Layout* layout = layout_of(scope, call);
    if (!layout) return std::nullopt;
    if (!layout->parsed) {
        if (failures_[layout]++ < max_failures) report(*layout, *layout->problem, call);
        return std::nullopt;
    }
    if (failures_[layout] >= max_failures) return std::nullopt;
    reader_.count_call(call);
    const Within within(this, scope, call, ordinal);
    const std::shared_ptr<ShortcodeObject> object = open_.back().object;
    if (!call.is_inline) object->set_inner(inner_text(scope, call.inner));
    run_.turn_to(*scope.page);
    templates::Limits limits;
    limits.steps = std::min(limits.steps, max_page_steps - steps_);
    limits.allocated_bytes = std::min(limits.allocated_bytes, max_page_bytes - allocated_bytes_);
    templates::Outcome outcome = templates::run(*layout->parsed, templates::Value(templates::ObjectPtr(object)), run_, limits);
    steps_ = std::min(steps_ + outcome.steps, max_page_steps);
    allocated_bytes_ = std::min(allocated_bytes_ + outcome.allocated_bytes, max_page_bytes);
    if (outcome.error) {
        ++failures_[layout];
        report(*layout, *outcome.error, call);
        return std::nullopt;
    }
    reader_.count_text(outcome.text.size(), call.span);
    return std::move(outcome.text);
}

std::string TemplateCalls::inner_text(const Scope& scope, const shortcode::Nodes& nodes) {
    std::string out;
    int ordinal = 0;
    for (const shortcode::Node& node : nodes) {
        if (const TextPiece* piece = std::get_if<TextPiece>(&node)) {
            out += scope.text.substr(piece->begin, piece->end - piece->begin);
            continue;
        }
        const Call& call = std::get<Call>(node);
        if (const auto text = run(scope, call, ordinal)) {
            out += *text;
        } else {
            Rewritten known;
            reader_.rewrite_known(known, scope, call, ordinal);
            out += replace_placeholders(known.text, [&](std::size_t number) {
                return number < known.results.size() ? keep(std::move(known.results[number])) : std::string();
            });
        }
        ++ordinal;
    }
    return out;
}

void TemplateCalls::report(const layouts::Layout& layout, const templates::Error& error, const Call& call) {
    std::string words = error.full_text();
    if (words.find(layout.path) == std::string::npos) words.insert(0, layout.path + ": ");
    reader_.diagnostics().warn("template-failed", call.name_span, "the template of " + quoted(call.name) + " failed: " + words)
        .hint("the call is read as if it had none; notes-export.yaml can say what becomes of it");
}

Result TemplateCalls::finished(const Scope& scope, const std::string& text, const Call& call) {
    const std::string trimmed(base::trim(text));
    if (trimmed.find_first_of("<\n") == std::string::npos && !has_placeholder(trimmed)) {
        shortcode::Words words;
        words.shown = markdown::without_references(trimmed);
        words.address = words.shown;
        words.is_settled = true;
        return {std::move(words), 0};
    }
    base::TextMap map;
    map.add_stand_in(0, {scope.source, call.span.begin, call.end});
    Result result = parsed(trimmed, map, TextKind::html, call);
    Blocks* blocks = std::get_if<Blocks>(&result.expansion);
    Paragraph* lone = blocks && blocks->size() == 1 ? std::get_if<Paragraph>(&blocks->front().node) : nullptr;
    if (blocks && blocks->empty()) result.expansion = Inlines{};
    else if (lone && trimmed.find("<p") == std::string::npos) result.expansion = Inlines(std::move(lone->content));
    return result;
}

Result TemplateCalls::parsed(const std::string& text, const base::TextMap& map, TextKind kind, const Call& call) {
    Rewritten unit;
    unit.text = adopt(text, unit.results, call);
    const int outer = std::exchange(reader_.deepest_, 0);
    Result result;
    result.expansion = reader_.parse(unit.text, map, unit.results, false, kind);
    result.depth = std::exchange(reader_.deepest_, outer);
    return result;
}

std::string TemplateCalls::keep(Result result) {
    weights_.push_back(weight_of(result.expansion));
    kept_.push_back(std::move(result));
    return markdown::placeholder(static_cast<std::uint32_t>(kept_.size() - 1));
}

std::string TemplateCalls::adopt(const std::string& text, std::vector<Result>& results, const Call& call) {
    if (!has_placeholder(text)) return text;
    return replace_placeholders(text, [&](std::size_t number) {
        if (number >= kept_.size()) return std::string();
        reader_.count_text(weights_[number], call.span);
        results.push_back(kept_[number]);
        return markdown::placeholder(static_cast<std::uint32_t>(results.size() - 1));
    });
}

std::string TemplateCalls::markdown(templates::Call&, std::string_view text, bool as_block) {
    const Frame& frame = open_.back();
    const Call& call = *frame.call;
    if (base::trim(text).empty()) return {};
    base::TextMap map;
    // Inner text keeps its places, so that what is wrong in it is shown where it stands.
    const std::string_view inner = frame.scope->text.substr(call.span.end, call.end > call.span.end ? call.end - call.span.end : 0);
    const std::size_t at = has_placeholder(text) ? std::string_view::npos : inner.find(text);
    if (at != std::string_view::npos) {
        const auto begin = call.span.end + static_cast<std::uint32_t>(at);
        map.add_copy(0, {frame.scope->source, begin, begin + static_cast<std::uint32_t>(text.size())});
    } else {
        map.add_stand_in(0, {frame.scope->source, call.span.begin, call.end});
    }
    reader_.count_text(text.size(), call.span);
    Result result = parsed(std::string(text), map, TextKind::markdown, call);
    Blocks& blocks = std::get<Blocks>(result.expansion);
    Paragraph* lone = !as_block && blocks.size() == 1 ? std::get_if<Paragraph>(&blocks.front().node) : nullptr;
    if (lone) result.expansion = Inlines(std::move(lone->content));
    return keep(std::move(result));
}

std::string TemplateCalls::words(std::string_view text) {
    return replace_placeholders(text, [&](std::size_t number) {
        return number < kept_.size() ? reader::words_of(kept_[number].expansion, false) : std::string();
    });
}

void TemplateCalls::warn(std::string_view template_name, templates::Location where, std::string_view message) {
    const Call& call = *open_.back().call;
    std::string words = "the template of " + quoted(call.name) + " at " + std::string(template_name) + ":" + std::to_string(where.line) + ": " + std::string(message);
    if (said_.insert(words).second) reader_.diagnostics().warn("template-warning", call.name_span, std::move(words));
}

}  // namespace notes_export::reader
