// The adapter of yaml-cpp. Its node graph is not used: it shares aliased nodes, cannot be walked safely when one holds
// itself, and looks keys up by walking. Its events build our own value, and our limits stop them.
#include "site/value_builder.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace notes_export::site {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool looks_like_date(std::string_view word) {
    return word.size() >= 8 && is_digit(word[0]) && is_digit(word[1]) && is_digit(word[2]) && is_digit(word[3]) && word[4] == '-' && is_digit(word[5]);
}

bool looks_like_real(std::string_view word) {
    if (is_one_of(word, {".inf", "-.inf", "+.inf", ".nan", ".Inf", ".NaN", ".INF", ".NAN"})) return true;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (is_digit(c)) ++digits;
        else if ((c == '+' || c == '-') && (i == 0 || word[i - 1] == 'e' || word[i - 1] == 'E')) continue;
        else if (c != '.' && c != '_' && ((c != 'e' && c != 'E') || digits == 0)) return false;
    }
    return digits > 0;
}

bool looks_like_integer(std::string_view word) {
    if (word.starts_with('+') || word.starts_with('-')) word.remove_prefix(1);
    if (word.starts_with("0x") || word.starts_with("0o")) return word.size() > 2;
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '_'; }) && is_digit(word.front());
}

// The core schema of YAML 1.2. `yes` and `no` are text, as in Hugo since 0.152; Value::as_bool takes them where a
// truth value is wanted.
ValueKind kind_of_plain(std::string_view word) {
    if (is_one_of(word, {"", "~", "null", "Null", "NULL"})) return ValueKind::null;
    if (is_one_of(word, {"true", "True", "TRUE", "false", "False", "FALSE"})) return ValueKind::boolean;
    if (looks_like_integer(word)) return ValueKind::integer;
    if (looks_like_date(word)) return ValueKind::date;
    return looks_like_real(word) ? ValueKind::real : ValueKind::text;
}

ValueKind kind_of(std::string_view tag, std::string_view word) {
    if (tag == "?") return kind_of_plain(word);
    // Tags create nothing (THREATS §2); the standard ones for scalars undo quotes.
    return is_one_of(tag, {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null",
                           "tag:yaml.org,2002:timestamp"})
               ? kind_of_plain(word)
               : ValueKind::text;
}

struct Stop {};  // a limit was passed or something refused, and reported

class Handler final : public YAML::EventHandler {
public:
    Handler(std::string_view text, ValueBuilder& builder) : text_(text), builder_(builder) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { scalar(mark, ValueKind::null, {}, anchor); }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
        if (tag == "!") check_quote(mark);
        scalar(mark, kind_of(tag, value), value, anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const auto found = anchors_.find(anchor);
        if (found == anchors_.end()) refuse(mark, "an alias stands inside of what it stands for");
        if (is_key()) {
            if (!found->second.list.empty() || !found->second.map.empty()) refuse(mark, "a key has to be a word");
            add_key(mark, found->second.text);
            return;
        }
        if (!builder_.insert(found->second)) throw Stop();
        value_ended(YAML::anchor_t{});
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        begin(mark, ValueKind::list, anchor);
    }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        begin(mark, ValueKind::map, anchor);
    }
    void OnSequenceEnd() override { end(); }
    void OnMapEnd() override { end(); }

private:
    struct Level {
        bool is_map = false;
        bool wants_key = false;
        YAML::anchor_t anchor{};
    };

    [[nodiscard]] bool is_key() const { return !levels_.empty() && levels_.back().is_map && levels_.back().wants_key; }

    [[noreturn]] void refuse(const YAML::Mark& mark, std::string_view problem) {
        const std::size_t at = offset(mark);
        builder_.report_syntax(at, line_end(at), "YAML", problem);
        throw Stop();
    }

    [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const {
        return mark.pos < 0 ? 0 : std::min(static_cast<std::size_t>(mark.pos), text_.size());
    }
    [[nodiscard]] std::size_t line_end(std::size_t at) const {
        std::size_t end = std::min(text_.find('\n', at), text_.size());
        while (end > at && text_[end - 1] == ' ') --end;
        return end;
    }

    // yaml-cpp 0.7 lets a quote that is never closed run to the end of its input without a word.
    void check_quote(const YAML::Mark& mark) {
        std::size_t at = offset(mark);
        while (at < text_.size() && (text_[at] == '&' || text_[at] == '!')) at = std::min(text_.find_first_not_of(" \n", text_.find_first_of(" \n", at)), text_.size());
        if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'')) return;
        for (std::size_t i = at + 1; i < text_.size(); ++i) {
            if (text_[at] == '"' && text_[i] == '\\') ++i;
            else if (text_[i] == '\'' && text_[at] == '\'' && text_.substr(i + 1).starts_with('\'')) ++i;  // it''s
            else if (text_[i] == text_[at]) return;
        }
        builder_.report_syntax(at, line_end(at), "YAML", "a quote is not closed");
        throw Stop();
    }

    // A mark tells where a value starts; its end is the value's own length where it stands there as it is, else the line's end.
    [[nodiscard]] Span span_of(const YAML::Mark& mark, std::string_view value) const {
        const std::size_t at = offset(mark);
        const std::string_view rest = text_.substr(at);
        if (!value.empty() && rest.starts_with(value)) return builder_.span(at, at + value.size());
        if (!value.empty() && rest.size() > value.size() + 1 && rest.substr(1).starts_with(value) && rest[value.size() + 1] == rest[0])
            return builder_.span(at, at + value.size() + 2);
        return builder_.span(at, line_end(at));
    }

    void add_key(const YAML::Mark& mark, const std::string& name) {
        if (!builder_.key(name, span_of(mark, name))) throw Stop();
        levels_.back().wants_key = false;
    }

    void scalar(const YAML::Mark& mark, ValueKind kind, const std::string& value, YAML::anchor_t anchor) {
        if (is_key()) {
            if (anchor != 0) remember(anchor, scalar_value(kind, value));
            add_key(mark, value);
            return;
        }
        if (!builder_.scalar(kind, kind == ValueKind::null ? std::string() : value, span_of(mark, value))) throw Stop();
        value_ended(anchor);
    }

    void begin(const YAML::Mark& mark, ValueKind kind, YAML::anchor_t anchor) {
        if (is_key()) refuse(mark, "a key has to be a word");
        const std::size_t at = offset(mark);
        if (!builder_.begin(kind, builder_.span(at, line_end(at)))) throw Stop();
        levels_.push_back({kind == ValueKind::map, true, anchor});
    }

    void end() {
        const YAML::anchor_t anchor = levels_.back().anchor;
        levels_.pop_back();
        if (!builder_.end()) throw Stop();
        value_ended(anchor);
    }

    void value_ended(YAML::anchor_t anchor) {
        if (anchor != 0) remember(anchor, builder_.last());
        if (!levels_.empty()) levels_.back().wants_key = true;
    }

    void remember(YAML::anchor_t anchor, Value value) { anchors_.insert_or_assign(anchor, std::move(value)); }

    static Value scalar_value(ValueKind kind, const std::string& text) {
        Value value;
        value.kind = kind;
        value.text = text;
        return value;
    }

    std::string_view text_;
    ValueBuilder& builder_;
    std::vector<Level> levels_;
    std::map<YAML::anchor_t, Value> anchors_;
};

// yaml-cpp says what its grammar missed; the hint says what people had written.
struct Advice {
    std::string_view library_words;
    std::string_view problem;
    std::string_view hint;
};
constexpr Advice advices[] = {
    {"illegal map value", "\": \" stands where no key can be",
     "put a text that holds a colon in double quotes; let keys of one level begin in the same column, behind blanks and not tabs"},
    {"end of map not found", "a line does not belong to the map above it", "check its indentation, and that every key ends in a colon and a blank"},
    {"end of sequence not found", "a line does not belong to the list above it", "check its indentation"},
    {"end of map flow not found", "a \"{\" is not closed", ""},
    {"end of sequence flow not found", "a \"[\" is not closed", ""},
    {"illegal EOF in scalar", "a quote is not closed", ""},
    {"illegal document indicator in scalar", "a quote is not closed", ""},
    {"unknown token", "a value begins with a character that has another meaning", "put the value in quotes"},
    {"illegal block entry", "a list item stands where none can", "put a list on its own lines below its key"},
    {"the referenced anchor is not defined", "an alias without an anchor", "put a text that begins with * in quotes"},
    {"bad file", "nested too deeply", ""},
};

void report(const YAML::ParserException& error, const NotedText& text, ValueBuilder& builder) {
    const std::size_t at = error.mark.pos < 0 ? 0 : std::min(static_cast<std::size_t>(error.mark.pos), text.text.size());
    const std::size_t end = std::min(text.text.find('\n', at), text.text.size());
    const auto* advice = std::find_if(std::begin(advices), std::end(advices), [&](const Advice& row) { return error.msg.starts_with(row.library_words); });
    if (advice == std::end(advices)) builder.report_syntax(at, end, "YAML", error.msg);
    else builder.report_syntax(at, end, "YAML", advice->problem, std::string(advice->hint));
}

// `<<: *base` takes over the members of a map (or of several) that are not given here.
void merge_keys(Value& value) {
    for (Value& item : value.list) merge_keys(item);
    for (auto& [name, item] : value.map) merge_keys(item);
    const auto merge = std::find_if(value.map.begin(), value.map.end(), [](const auto& member) { return member.first == "<<"; });
    if (merge == value.map.end()) return;
    Value taken = std::move(merge->second);
    value.map.erase(merge);
    if (taken.kind == ValueKind::map) {
        Value one = std::move(taken);
        taken = Value();
        taken.list.push_back(std::move(one));
    }
    std::unordered_set<std::string> known;
    for (const auto& [name, item] : value.map) known.insert(name);
    for (Value& source : taken.list)
        for (auto& member : source.map)
            if (known.insert(member.first).second) value.map.push_back(std::move(member));
}

}  // namespace

std::optional<Value> parse_yaml(const NotedText& text, Diagnostics& diagnostics) {
    ValueBuilder builder(text, diagnostics);
    try {
        std::istringstream stream{std::string(text.text)};
        YAML::Parser parser(stream);
        Handler handler(text.text, builder);
        static_cast<void>(parser.HandleNextDocument(handler));  // false: nothing but comments
    } catch (const Stop&) {
        return std::nullopt;
    } catch (const YAML::ParserException& error) {
        report(error, text, builder);
        return std::nullopt;
    }
    Value value = builder.take();
    if (!builder.is_complete() || value.kind == ValueKind::null) {
        value.kind = ValueKind::map;
        value.span = builder.span(0, text.text.size());
    }
    merge_keys(value);
    return value;
}

}  // namespace notes_export::site
