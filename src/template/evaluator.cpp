#include "template/evaluator.h"

#include "base/trim.h"
#include "template/methods.h"
#include "notes_export/match.h"

#include <algorithm>
#include <utility>

namespace notes_export::templates {
namespace {

std::string count_of(int least, int most) {
    if (most == any_number) return "at least " + std::to_string(least);
    return least == most ? std::to_string(least) : std::to_string(least) + " to " + std::to_string(most);
}

}  // namespace

Value member_of(Call& call, const Value& receiver, std::string_view name, Arguments arguments) {
    if (const Object* object = receiver.object()) {
        if (std::optional<Value> found = object->member(call, name, arguments)) return *std::move(found);
    }
    if (const Map* map = receiver.map()) {
        const Value* found = map->find(name);
        if (found == nullptr) return {};
        if (!arguments.empty()) fail(std::string(name) + " is not a method but has arguments");
        return *found;
    }
    // A missing entry's fields are missing: `.Params.author.name` where there is no author.
    if (receiver.is_nil()) return {};
    if (std::optional<Value> found = method_of(call, receiver, name, arguments)) return *std::move(found);
    fail("can't evaluate field " + std::string(name) + " in type " + receiver.type_name());
}

std::optional<Value> Evaluator::run(const Value& dot) {
    const Depth depth(call_.budget(), Depth::Of::template_call);
    slots_[0] = dot;
    walk(tree_.body, dot);
    return std::move(returned_);
}

void Evaluator::rethrow_located(Error& error, Place place) const {
    const std::string_view words = std::string_view(file_.text).substr(place.begin, std::min<std::size_t>(place.end - place.begin, 60));
    error.locate(file_.name, location_in(file_.text, place.begin), std::string(base::trim(words)));
    throw error;
}

Evaluator::Flow Evaluator::walk(const Body& body, const Value& dot) {
    const Depth depth(call_.budget(), Depth::Of::walk);
    for (const Node& node : body)
        if (const Flow flow = walk(node, dot); flow != Flow::on) return flow;
    return Flow::on;
}

Evaluator::Flow Evaluator::walk(const Node& node, const Value& dot) {
    return match(
        node.what,
        [&](const Literal& literal) {
            output_.literal(literal.text);
            call_.budget().write(output_.size());
            return Flow::on;
        },
        [&](const Action& action) { return act(action, dot); },
        [&](const Branch& branch) { return walk_branch(branch, dot); },
        [&](const Range& range) { return walk_range(range, dot); },
        [&](const Invocation& invocation) {
            invoke(invocation, dot);
            return Flow::on;
        },
        [&](Jump jump) { return jump == Jump::break_loop ? Flow::break_loop : Flow::continue_loop; });
}

Evaluator::Flow Evaluator::act(const Action& action, const Value& dot) {
    const Value value = evaluate(action.pipeline, dot);
    if (returned_) return Flow::leave;
    if (!action.pipeline.variables.empty()) return Flow::on;
    try {
        output_.value(value);
        call_.budget().write(output_.size());
    } catch (Error& error) {
        rethrow_located(error, action.pipeline.place);
    }
    return Flow::on;
}

Evaluator::Flow Evaluator::walk_branch(const Branch& branch, const Value& dot) {
    for (const Clause& clause : branch.clauses) {
        const Value value = evaluate(clause.condition, dot);
        if (!value.is_true()) continue;
        return walk(clause.body, clause.kind == BranchKind::with_value ? value : dot);
    }
    return walk(branch.otherwise, dot);
}

Evaluator::Flow Evaluator::walk_range(const Range& range, const Value& dot) {
    const Value over = evaluate(range.over, dot);
    const std::vector<std::uint32_t>& variables = range.over.variables;
    bool was_entered = false;
    Flow flow = Flow::on;
    // False: the loop ends.
    const auto turn = [&](const Value& key, const Value& element) {
        was_entered = true;
        call_.budget().step();
        if (!variables.empty()) slots_[variables.back()] = element;
        if (variables.size() == 2) slots_[variables.front()] = key;
        flow = walk(range.body, element);
        if (flow == Flow::continue_loop) flow = Flow::on;
        if (flow == Flow::on) return true;
        if (flow == Flow::break_loop) flow = Flow::on;
        return false;
    };
    try {
        if (const List* list = over.list()) {
            for (std::size_t i = 0; i < list->size(); ++i)
                if (!turn(Value(i), (*list)[i])) break;
        } else if (const Map* map = over.map()) {
            for (const auto& [key, element] : map->entries)
                if (!turn(Value(key), element)) break;
        } else if (const std::int64_t* count = over.integer()) {
            for (std::int64_t i = 0; i < *count; ++i)
                if (!turn(Value(i), Value(i))) break;
        } else if (!over.is_nil()) {
            fail("range can't iterate over a value of type " + over.type_name());
        }
    } catch (Error& error) {
        rethrow_located(error, range.over.place);
    }
    return was_entered ? flow : walk(range.otherwise, dot);
}

void Evaluator::invoke(const Invocation& invocation, const Value& dot) {
    try {
        const Value data = invocation.data ? evaluate(*invocation.data, dot) : Value();
        const Tree* tree = nullptr;
        if (const auto own = file_.definitions.find(invocation.name); own != file_.definitions.end()) {
            tree = &own->second;
        } else if (const Template* other = call_.host().find_template(invocation.name)) {
            tree = &other->tree();
        }
        if (tree == nullptr) fail("template \"" + invocation.name + "\" not defined");
        Evaluator(*tree, call_, output_).run(data);
    } catch (Error& error) {
        rethrow_located(error, invocation.place);
    }
}

Value Evaluator::evaluate(const Pipeline& pipeline, const Value& dot) {
    Value value = evaluate_located(pipeline.commands.front(), dot, nullptr);
    for (std::size_t i = 1; i < pipeline.commands.size(); ++i) value = evaluate_located(pipeline.commands[i], dot, &value);
    for (const std::uint32_t slot : pipeline.variables) slots_[slot] = value;
    return value;
}

Value Evaluator::evaluate_located(const Command& command, const Value& dot, const Value* last) {
    try {
        return evaluate(command, dot, last);
    } catch (Error& error) {
        rethrow_located(error, {command.words.front().place.begin, command.words.back().place.end});
    }
}

Value Evaluator::evaluate(const Command& command, const Value& dot, const Value* last) {
    call_.budget().step();
    const Operand& first = command.words.front();
    const bool has_arguments = command.words.size() > 1 || last != nullptr;
    if (first.kind == OperandKind::function) {
        if (first.function->special != Special::none && first.fields.empty()) return special(command, dot, last);
        return function(command, dot, last);
    }
    if (!has_arguments) {
        if (first.kind == OperandKind::nil) fail("nil is not a command");
        return operand(first, dot);
    }
    if (first.fields.empty()) fail("can't give argument to non-function " + file_.text.substr(first.place.begin, first.place.end - first.place.begin));
    return fields(head(first, dot), first, arguments(command, dot, last));
}

std::vector<Value> Evaluator::arguments(const Command& command, const Value& dot, const Value* last) {
    std::vector<Value> out;
    out.reserve(command.words.size());
    for (std::size_t i = 1; i < command.words.size(); ++i) out.push_back(operand(command.words[i], dot));
    if (last != nullptr) out.push_back(*last);
    return out;
}

Value Evaluator::operand(const Operand& operand, const Value& dot) {
    call_.budget().step();
    if (operand.fields.empty()) return head(operand, dot);
    return fields(head(operand, dot), operand, {});
}

Value Evaluator::head(const Operand& operand, const Value& dot) {
    switch (operand.kind) {
        case OperandKind::constant: return operand.constant;
        case OperandKind::nil: return {};
        case OperandKind::dot: return dot;
        case OperandKind::variable: return slots_[operand.slot];
        case OperandKind::function: return call_function(*operand.function, {});
        case OperandKind::parentheses: {
            const Depth depth(call_.budget(), Depth::Of::walk);
            return evaluate(*operand.parentheses, dot);
        }
    }
    return {};
}

// The arguments are the last field's.
Value Evaluator::fields(Value value, const Operand& operand, Arguments arguments) {
    call_.stands_at(file_, operand.place.begin);
    for (std::size_t i = 0; i < operand.fields.size(); ++i) {
        const bool is_last = i + 1 == operand.fields.size();
        value = member_of(call_, value, operand.fields[i], is_last ? arguments : Arguments{});
    }
    return value;
}

Value Evaluator::function(const Command& command, const Value& dot, const Value* last) {
    const Operand& first = command.words.front();
    if (!first.fields.empty()) return fields(call_function(*first.function, {}), first, arguments(command, dot, last));
    const std::vector<Value> given = arguments(command, dot, last);
    call_.stands_at(file_, first.place.begin);
    return call_function(*first.function, given);
}

Value Evaluator::call_function(const FunctionEntry& entry, Arguments arguments) {
    const auto count = static_cast<int>(arguments.size());
    if (count < entry.least || (entry.most != any_number && count > entry.most))
        fail("wrong number of args for " + entry.name + ": want " + count_of(entry.least, entry.most) + " got " + std::to_string(count));
    try {
        Value value = entry.function(call_, arguments);
        call_.budget().allocate(value.size_in_bytes());
        return value;
    } catch (Error& error) {
        if (error.location().line == 0) error.explain("error calling " + entry.name + ": ");
        throw;
    }
}

Value Evaluator::special(const Command& command, const Value& dot, const Value* last) {
    const FunctionEntry& entry = *command.words.front().function;
    const std::size_t count = command.words.size() - 1 + (last != nullptr ? 1 : 0);
    if (entry.special == Special::give_back) {
        if (count > 1) fail("return takes one value");
        returned_ = count == 0 ? Value() : command.words.size() > 1 ? operand(command.words[1], dot) : *last;
        return {};
    }
    if (count == 0) fail("wrong number of args for " + entry.name + ": want at least 1 got 0");
    Value value;
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        value = operand(command.words[i], dot);
        if (value.is_true() == (entry.special == Special::logical_or)) return value;
    }
    return last != nullptr ? *last : value;
}

}  // namespace notes_export::templates
