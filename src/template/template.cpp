#include "template/template.h"

#include "base/trim.h"
#include "base/unicode.h"
#include "template/call.h"
#include "template/evaluator.h"
#include "template/parser.h"

#include <algorithm>

namespace notes_export::templates {
namespace {

// The tree keeps its file alive.
std::shared_ptr<const Tree> part_of(const std::shared_ptr<const File>& file, const Tree& tree) { return {file, &tree}; }

// `text`: filled as far as the template came when it throws.
std::optional<Value> write(const Template& what, const Value& data, Call& call, std::string& text) {
    Output output(what.tree().file->escaping);
    try {
        std::optional<Value> returned = Evaluator(what.tree(), call, output).run(data);
        text = output.take();
        return returned;
    } catch (...) {
        text = output.take();
        throw;
    }
}

}  // namespace

const std::string& Template::name() const { return tree_->name; }

std::vector<std::string> Template::definitions() const {
    std::vector<std::string> names;
    for (const auto& [name, tree] : tree_->file->definitions) names.push_back(name);
    return names;
}

std::optional<Template> Template::defined(std::string_view name) const {
    const auto found = tree_->file->definitions.find(name);
    if (found == tree_->file->definitions.end()) return std::nullopt;
    return Template(std::shared_ptr<const Tree>(tree_, &found->second));
}

bool Template::is_empty() const {
    return std::ranges::all_of(tree_->body, [](const Node& node) {
        const Literal* const literal = std::get_if<Literal>(&node.what);
        return literal != nullptr && base::trim(literal->text).empty();
    });
}

Parsed parse(std::string name, std::string text, const Functions& functions, Escaping escaping, const Limits& limits) {
    try {
        if (text.size() > limits.template_bytes) {
            Error error = Error::limit("the template has more than " + std::to_string(limits.template_bytes) + " bytes");
            error.locate(std::move(name), {1, 1}, {});
            throw error;
        }
        const std::shared_ptr<const File> file = parse_file(std::move(name), std::move(text), functions, escaping);
        return {Template(part_of(file, file->main)), std::nullopt};
    } catch (Error& error) {
        return {std::nullopt, std::move(error)};
    }
}

Outcome run(const Template& what, const Value& data, Host& host, const Limits& limits) {
    Outcome outcome;
    Budget budget(limits);
    Call call(host, budget);
    try {
        outcome.returned = write(what, data, call, outcome.text);
    } catch (Error& error) {
        outcome.error = std::move(error);
    }
    outcome.steps = budget.steps();
    outcome.allocated_bytes = budget.allocated();
    return outcome;
}

std::string Host::title(std::string_view text) const { return base::title_case(text); }

void Budget::over(const char* what, std::uint64_t limit) {
    throw Error::limit("the template was stopped: more than " + std::to_string(limit) + " " + what);
}

Location Call::location() const { return file_ == nullptr ? Location{} : location_in(file_->text, offset_); }
std::string_view Call::template_name() const { return file_ == nullptr ? std::string_view() : std::string_view(file_->name); }
void Call::warn(std::string_view message) { host_.warn(template_name(), location(), message); }

Value Call::apply(const Value& function, Arguments arguments) {
    if (function.function() == nullptr) fail("can't call a value of type " + function.type_name());
    budget_.step();
    return (*function.function())(*this, arguments);
}

Value Call::run(const Template& what, const Value& data) {
    Call inner(host_, budget_);
    std::string text;
    std::optional<Value> returned = write(what, data, inner, text);
    if (returned) return *std::move(returned);
    budget_.allocate(text.size());
    return Value(std::move(text), what.tree().file->escaping == Escaping::html ? Trust::html : Trust::plain);
}

}  // namespace notes_export::templates
