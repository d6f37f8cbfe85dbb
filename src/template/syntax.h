// A parsed template: the tree that the evaluator walks. Variables are numbered when the text is parsed, so that a run looks up no names.
#pragma once

#include "template/error.h"
#include "template/functions.h"
#include "template/template.h"
#include "template/value.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace notes_export::templates {

struct Pipeline;
struct Node;
using Body = std::vector<Node>;

/// A range of the file's text.
struct Place {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

enum class OperandKind : std::uint8_t { constant, nil, dot, variable, function, parentheses };

/// `$page.Params.title`, `(index .Pages 0).Title`, `"text"`: what a command is made of.
struct Operand {
    OperandKind kind = OperandKind::nil;
    Place place;
    std::uint32_t slot = 0;                         ///< variable
    Value constant;
    std::shared_ptr<const FunctionEntry> function;
    std::shared_ptr<const Pipeline> parentheses;
    std::vector<std::string> fields;                ///< `.Params.title`, in their order
};

struct Command {
    std::vector<Operand> words;  ///< at least one; the others are its arguments
};

struct Pipeline {
    Place place;
    std::vector<Command> commands;  ///< at least one
    std::vector<std::uint32_t> variables;  ///< what it declares or sets
};

struct Literal {
    std::string text;
};
struct Action {
    Pipeline pipeline;
};
enum class BranchKind : std::uint8_t { if_true, with_value };
/// `if … else if … else`, flat: a chain of hundreds is not deep.
struct Clause {
    BranchKind kind = BranchKind::if_true;
    Pipeline condition;
    Body body;
};
struct Branch {
    std::vector<Clause> clauses;
    Body otherwise;
};
struct Range {
    Pipeline over;  ///< its variables: [element] or [key, element]
    Body body;
    Body otherwise;
};
struct Invocation {
    Place place;
    std::string name;
    std::optional<Pipeline> data;
};
enum class Jump : std::uint8_t { break_loop, continue_loop };

struct Node {
    std::variant<Literal, Action, Branch, Range, Invocation, Jump> what;
};

struct File;

/// The file's own text, or one of its definitions.
struct Tree {
    const File* file = nullptr;
    std::string name;
    Body body;
    std::uint32_t slots = 1;  ///< variables; the first is `$`
};

struct File {
    std::string name;
    std::string text;
    Escaping escaping = Escaping::html;
    Tree main;
    std::map<std::string, Tree, std::less<>> definitions;
};

[[nodiscard]] Location location_in(std::string_view text, std::uint32_t offset);

}  // namespace notes_export::templates
