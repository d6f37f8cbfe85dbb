// What templates ask of the outside. Every answer has a harmless default, so that a template can be tried alone.
#pragma once

#include "template/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::templates {

class Template;
struct Location;

class Host {
public:
    virtual ~Host() = default;

    /// What `{{ template "name" }}` means where the file itself has no such definition. Null: there is none. Lives as long as the run.
    [[nodiscard]] virtual const Template* find_template(std::string_view) { return nullptr; }
    /// Something an owner should know; the run goes on. `where`: of the call in the template. From `warnf`, `errorf`, and for functions out of reach.
    virtual void warn(std::string_view /*template_name*/, Location /*where*/, std::string_view /*message*/) {}

    [[nodiscard]] virtual std::string base_url() const { return "/"; }  ///< as configured, a slash at its end
    [[nodiscard]] virtual std::string language() const { return "en"; }
    /// "de/" where the site puts the language's pages below one; empty otherwise. For `absLangURL` and `relLangURL`.
    [[nodiscard]] virtual std::string language_prefix() const { return {}; }
    /// The moment that stands for "now": nothing reads a clock. Nothing: the template gets the zero time.
    [[nodiscard]] virtual std::optional<Time> now() const { return std::nullopt; }
    /// Seconds that the site's clocks are ahead of UTC when they show `local` seconds since 1970.
    [[nodiscard]] virtual std::int64_t offset_of_local(std::int64_t) const { return 0; }

    /// Markdown to HTML, as the page's own text (`markdownify`: a single paragraph without its tags).
    [[nodiscard]] virtual std::string markdownify(Call&, std::string_view markdown) { return std::string(markdown); }
    /// A listing as HTML. Nothing: `<pre><code>` with the escaped text.
    [[nodiscard]] virtual std::optional<std::string> highlight(Call&, std::string_view /*code*/, std::string_view /*language*/, const Value& /*options*/) {
        return std::nullopt;
    }
    /// A text in the style that the site wants its titles in (`titleCaseStyle`). Otherwise each word gets a capital.
    [[nodiscard]] virtual std::string title(std::string_view text) const;
    /// A heading's text → its id, as the site's settings say.
    [[nodiscard]] virtual std::optional<std::string> anchor(std::string_view /*text*/) { return std::nullopt; }
    /// ":smile:" → "😄" within a text.
    [[nodiscard]] virtual std::string emojify(std::string_view text) { return std::string(text); }
    /// Data in "yaml", "toml", "json" or "csv" (empty: what it looks like). Throws Error.
    [[nodiscard]] virtual std::optional<Value> unmarshal(std::string_view /*format*/, std::string_view /*text*/, const Value& /*options*/) { return std::nullopt; }
};

}  // namespace notes_export::templates
