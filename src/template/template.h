// Go templates (text/template and html/template with Hugo's functions), parsed once and carried out many times.
//
// How to use it:
//   1. `Functions functions = builtin_functions();` once per program; add your own by name (`functions.add("i18n", …)`, aliases likewise).
//   2. `Parsed parsed = parse(name, text, functions);` once per file: a Template, or the Error. Templates are immutable and may be
//      shared by threads. `name` is what messages show; "NAME.html" escapes by context, other names do not (see Escaping).
//   3. Derive from Host: what templates ask the outside (other templates, partials, addresses, Markdown, the page's "now").
//   4. `Outcome outcome = run(template, data, host);` per call. `data` is the dot: an Object of yours. No exception but std::bad_alloc
//      leaves it; what went wrong is in `outcome.error`.
//   5. A function or a method that runs a template in turn (`partial`) uses `call.run(…)`: it shares the limits of the outer run and
//      gives what the template returned.
// Values are in value.h, bounds in limits.h.
#pragma once

#include "template/call.h"
#include "template/error.h"
#include "template/functions.h"
#include "template/host.h"
#include "template/limits.h"
#include "template/value.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::templates {

enum class Escaping : std::uint8_t { none, html };

struct Tree;

/// One file, with the templates that it defines.
class Template {
public:
    explicit Template(std::shared_ptr<const Tree> tree) : tree_(std::move(tree)) {}

    [[nodiscard]] const std::string& name() const;
    /// What its `define` and `block` name, in their order. Hugo shares them among all files: a Host finds them by `defined`.
    [[nodiscard]] std::vector<std::string> definitions() const;
    /// That definition as a template of its own.
    [[nodiscard]] std::optional<Template> defined(std::string_view name) const;
    /// Whether nothing but blanks and definitions stand in it.
    [[nodiscard]] bool is_empty() const;
    [[nodiscard]] const Tree& tree() const { return *tree_; }

private:
    std::shared_ptr<const Tree> tree_;
};

struct Parsed {
    std::optional<Template> result;  ///< nothing: see error
    std::optional<Error> error;
};
[[nodiscard]] Parsed parse(std::string name, std::string text, const Functions& functions, Escaping escaping = Escaping::html,
                           const Limits& limits = {});

struct Outcome {
    std::string text;
    std::optional<Value> returned;  ///< of a template that says `return`
    std::optional<Error> error;     ///< then `text` is what was written before it
    std::uint64_t steps = 0;        ///< used up, as Limits counts them
    std::size_t allocated_bytes = 0;
};
[[nodiscard]] Outcome run(const Template& what, const Value& data, Host& host, const Limits& limits = {});

}  // namespace notes_export::templates
