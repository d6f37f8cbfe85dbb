// Walks a parsed template.
#pragma once

#include "template/call.h"
#include "template/output.h"
#include "template/syntax.h"

#include <optional>
#include <string>
#include <vector>

namespace notes_export::templates {

/// What `name` of a value gives: an entry of a map, a field or a method. Throws Error for what there is not.
[[nodiscard]] Value member_of(Call& call, const Value& receiver, std::string_view name, Arguments arguments);

/// One template with its own variables; those it calls by {{template}} get an evaluator each and share the output.
class Evaluator {
public:
    Evaluator(const Tree& tree, Call& call, Output& output) : tree_(tree), file_(*tree.file), call_(call), output_(output), slots_(tree.slots) {}

    /// Throws Error, located. What `return` gave, if the template said so.
    std::optional<Value> run(const Value& dot);

private:
    enum class Flow : std::uint8_t { on, break_loop, continue_loop, leave };

    Flow walk(const Body& body, const Value& dot);
    Flow walk(const Node& node, const Value& dot);
    Flow walk_branch(const Branch& branch, const Value& dot);
    Flow walk_range(const Range& range, const Value& dot);
    void invoke(const Invocation& invocation, const Value& dot);
    Flow act(const Action& action, const Value& dot);

    Value evaluate(const Pipeline& pipeline, const Value& dot);
    Value evaluate(const Command& command, const Value& dot, const Value* last);
    Value evaluate_located(const Command& command, const Value& dot, const Value* last);
    Value operand(const Operand& operand, const Value& dot);
    Value head(const Operand& operand, const Value& dot);
    Value function(const Command& command, const Value& dot, const Value* last);
    Value special(const Command& command, const Value& dot, const Value* last);
    Value fields(Value value, const Operand& operand, Arguments arguments);
    Value call_function(const FunctionEntry& entry, Arguments arguments);
    std::vector<Value> arguments(const Command& command, const Value& dot, const Value* last);
    [[noreturn]] void rethrow_located(Error& error, Place place) const;

    const Tree& tree_;
    const File& file_;
    Call& call_;
    Output& output_;
    std::vector<Value> slots_;
    std::optional<Value> returned_;
};

}  // namespace notes_export::templates
