// compare.*: eq, ne, lt …, default, cond.
#include "template/compare.h"

#include "template/functions/arguments.h"
#include "template/functions/tables.h"

#include <algorithm>

namespace notes_export::templates {
namespace {

bool matches_any(Arguments a) {
    return std::ranges::any_of(a.subspan(1), [&](const Value& other) { return are_equal(a[0], other); });
}

Value eq(Call&, Arguments a) { return Value(matches_any(a)); }
Value ne(Call&, Arguments a) { return Value(!matches_any(a)); }

// The first against each of the others.
template <class Holds>
Value holds_for_all(Arguments a, Holds holds) {
    return Value(std::ranges::all_of(a.subspan(1), [&](const Value& other) { return holds(compare(a[0], other)); }));
}

Value lt(Call&, Arguments a) { return holds_for_all(a, [](int order) { return order < 0; }); }
Value le(Call&, Arguments a) { return holds_for_all(a, [](int order) { return order <= 0; }); }
Value gt(Call&, Arguments a) { return holds_for_all(a, [](int order) { return order > 0; }); }
Value ge(Call&, Arguments a) { return holds_for_all(a, [](int order) { return order >= 0; }); }

// What counts as given: a boolean always does, false included.
Value default_to(Call&, Arguments a) {
    if (a.size() == 1) return a[0];
    const Value& given = a[1];
    return given.kind() == Kind::boolean || given.is_true() ? given : a[0];
}

Value cond(Call&, Arguments a) { return a[0].is_true() ? a[1] : a[2]; }

constexpr FunctionRow rows[] = {
    {"compare.Eq", "eq", eq, 2},
    {"compare.Ne", "ne", ne, 2},
    {"compare.Lt", "lt", lt, 2},
    {"compare.Le", "le", le, 2},
    {"compare.Gt", "gt", gt, 2},
    {"compare.Ge", "ge", ge, 2},
    {"compare.Default", "default", default_to, 1, 2},
    {"compare.Conditional", "cond", cond, 3, 3},
};

}  // namespace

std::span<const FunctionRow> compare_functions() { return rows; }

}  // namespace notes_export::templates
