#include "site/own_settings.h"

#include "base/near_names.h"
#include "base/unicode.h"
#include "shortcode/limits.h"
#include "site/notation.h"

#include <algorithm>
#include <array>

namespace notes_export::site {
namespace {

using shortcode::Custom;
using shortcode::CustomField;
using shortcode::CustomForm;
using shortcode::CustomKind;

// Written by hand: a thousand shortcodes of several lines.
constexpr std::uint64_t max_settings_bytes = 1024U * 1024U;

constexpr std::array<std::string_view, 2> names_of_file = {"notes-export.yaml", "notes-export.yml"};

std::string list_of(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) out += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return out;
}

class Reader {
public:
    Reader(std::string_view text, SourceId source, Diagnostics& diagnostics) : text_(text), source_(source), diagnostics_(diagnostics) {}

    OwnSettings read() {
        OwnSettings settings;
        const auto all = parse_notation(Notation::yaml, {text_, source_, 0, "the file"}, diagnostics_);
        if (!all) return settings;
        if (all->kind != ValueKind::map) {
            diagnostics_.error("settings-value", {source_, 0, 0}, "the file is not a list of keys and values");
            return settings;
        }
        for (const auto& [key, value] : all->map) {
            if (key == "shortcodes") read_shortcodes(value, settings.shortcodes);
            else if (key == "unknown-shortcode") settings.unknown_shortcode = read_policy(value);
            else report_key(key, value, {"shortcodes", "unknown-shortcode"}, "notes-export.yaml knows no key ");
        }
        return settings;
    }

private:
    /// A value's key has no place of its own: it is the last such word before the value.
    [[nodiscard]] Span place_of_key(const std::string& key, const Value& value) const {
        if (!value.span.is_known()) return {source_, 0, 0};
        const std::string before = base::to_lower(text_.substr(0, value.span.begin));
        const std::size_t at = before.size() == value.span.begin ? before.rfind(key) : std::string::npos;
        if (at == std::string::npos) return value.span;
        return {source_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + key.size())};
    }

    void report_key(const std::string& key, const Value& value, const std::vector<std::string>& known, const std::string& words) {
        Diagnostic& problem = diagnostics_.error("settings-key", place_of_key(key, value), words + quoted(key));
        const std::string near = base::did_you_mean(base::near_names(key, known));
        problem.hint(near.empty() ? "there are " + list_of(known) : near);
    }

    std::optional<UnknownShortcode> read_policy(const Value& value) {
        if (value.text == "error") return UnknownShortcode::error;
        if (value.text == "warn") return UnknownShortcode::warn;
        if (value.text == "keep") return UnknownShortcode::keep;
        diagnostics_.error("settings-value", value.span, quoted(value.text) + " says nothing about unknown shortcodes").hint("write error, warn or keep");
        return std::nullopt;
    }

    void read_shortcodes(const Value& value, shortcode::CustomTable& table) {
        if (value.kind == ValueKind::null) return;
        if (value.kind != ValueKind::map) {
            diagnostics_.error("settings-value", value.span, "\"shortcodes\" is not a list of names and what becomes of them");
            return;
        }
        for (const auto& [name, meaning] : value.map) {
            if (table.size() == shortcode::max_customs) {
                diagnostics_.error("data-limit", meaning.span, "more than " + std::to_string(shortcode::max_customs) + " shortcodes");
                return;
            }
            // A name with a wrong meaning is no unknown name: it has been complained about.
            table.emplace(name, read_custom(name, meaning).value_or(Custom{CustomKind::keep, {}}));
        }
    }

    std::optional<Custom> read_custom(const std::string& name, const Value& meaning) {
        if (meaning.kind == ValueKind::map) return read_form(name, meaning);
        if (meaning.text == "drop") return Custom{CustomKind::drop, {}};
        if (meaning.text == "keep") return Custom{CustomKind::keep, {}};
        diagnostics_.error("settings-value", meaning.kind == ValueKind::null ? place_of_key(name, meaning) : meaning.span,
                           "what becomes of " + quoted(name) + " is not said")
            .hint("write drop, keep, or a mapping with " + list_of(form_names()));
        return std::nullopt;
    }

    static std::vector<std::string> form_names() {
        std::vector<std::string> names;
        for (const CustomForm& form : shortcode::custom_forms()) names.emplace_back(form.key);
        return names;
    }

    std::optional<Custom> read_form(const std::string& name, const Value& meaning) {
        const auto forms = shortcode::custom_forms();
        const auto form = std::find_if(forms.begin(), forms.end(), [&](const CustomForm& one) { return meaning.find(one.key) != nullptr; });
        if (form == forms.end()) {
            Diagnostic& problem = diagnostics_.error("settings-value", place_of_key(name, meaning), "what becomes of " + quoted(name) + " is not said");
            const std::string near = meaning.map.empty() ? "" : base::did_you_mean(base::near_names(meaning.map.front().first, form_names()));
            problem.hint(near.empty() ? "one of its keys must be " + list_of(form_names()) : near);
            return std::nullopt;
        }
        Custom custom{form->kind, {}};
        custom.fields.push_back({form->main_argument, read_pattern(*meaning.find(form->key), form->kind)});
        for (const auto& [key, value] : meaning.map)
            if (key != form->key) read_field(*form, key, value, custom);
        if (!is_inner_used_once(custom, meaning)) return std::nullopt;
        return custom;
    }

    void read_field(const CustomForm& form, const std::string& key, const Value& value, Custom& custom) {
        const auto field = std::find(form.others.begin(), form.others.end(), key);
        if (field != form.others.end()) {
            custom.fields.push_back({*field, read_pattern(value, form.kind)});
            return;
        }
        std::vector<std::string> known{std::string(form.key)};
        known.insert(known.end(), form.others.begin(), form.others.end());
        report_key(key, value, known, "a " + std::string(form.key) + " has no ");
    }

    shortcode::Pattern read_pattern(const Value& value, CustomKind kind) {
        if (value.kind == ValueKind::list || value.kind == ValueKind::map) {
            diagnostics_.error("settings-value", value.span, "a text is wanted here").hint("put a text with braces in double quotes");
            return {};
        }
        if (value.text.size() > shortcode::max_pattern_bytes) {
            diagnostics_.error("data-limit", value.span, "a text of more than " + std::to_string(shortcode::max_pattern_bytes >> 10U) + " KiB");
            return {};
        }
        std::string_view text = value.text;
        while (text.ends_with('\n')) text.remove_suffix(1);  // the end of a block of lines is none of the text
        shortcode::Pattern pattern = shortcode::split_pattern(placed(text, value.span), diagnostics_);
        for (const auto& piece : pattern.pieces) {
            const auto* place = std::get_if<shortcode::Place>(&piece);
            if (place && place->is_markdown && kind != CustomKind::snippet)
                diagnostics_.error("settings-value", value.span, "\":markdown\" is for snippets only");
        }
        return pattern;
    }

    /// Where the text of a value stands: a quoted one begins behind its quote.
    [[nodiscard]] shortcode::PatternText placed(std::string_view text, Span span) const {
        if (!span.is_known()) return {text, span, false};
        for (const std::uint32_t skip : {0U, 1U}) {
            const std::size_t begin = span.begin + skip;
            if (begin + text.size() > text_.size() || text_.substr(begin, text.size()) != text) continue;
            return {text, {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + text.size())}, true};
        }
        return {text, span, false};
    }

    /// Inner text goes to one place: in two, nested calls would double it with each level.
    bool is_inner_used_once(const Custom& custom, const Value& meaning) {
        const auto count = std::count_if(custom.fields.begin(), custom.fields.end(), [](const CustomField& field) { return field.pattern.has_inner(); });
        const bool is_in_callout = custom.kind == CustomKind::callout && count > 0;
        if (is_in_callout)
            diagnostics_.error("settings-value", meaning.span, "the inner text of a callout is its content; {inner} has no place beside it");
        else if (count > 1)
            diagnostics_.error("settings-value", meaning.span, "{inner} stands twice");
        return !is_in_callout && count <= 1;
    }

    std::string_view text_;
    SourceId source_;
    Diagnostics& diagnostics_;
};

}  // namespace

OwnSettings load_own_settings(const FileSystem& files, SourceMap& sources, Diagnostics& diagnostics) {
    for (const std::string_view name : names_of_file) {
        if (files.identify(name).status == FileStatus::not_found) continue;
        FileResult file = files.read(name, max_settings_bytes);
        if (file.is_ok()) {
            const SourceId source = sources.add(std::string(name), base::clean_text(std::move(file.bytes)).text);
            return Reader(sources.text(source), source, diagnostics).read();
        }
        Diagnostic problem{Severity::error, "config-unreadable", quoted(name) + " cannot be read", {}, {}, std::string(name)};
        if (file.status == FileStatus::too_large) problem.hint("1 MiB is the limit");
        diagnostics.add(std::move(problem));
        return {};
    }
    return {};
}

}  // namespace notes_export::site
