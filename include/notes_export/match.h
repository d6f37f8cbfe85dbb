// A visit over a variant that will not compile while a kind is missing.
#pragma once

#include <utility>
#include <variant>

namespace notes_export {

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

/// Calls the handler for the kind that `node` holds. Name every kind: no generic lambda in an exporter,
/// so that a new kind of node is a compile error where nobody has answered it yet.
template <class Variant, class... Handlers>
decltype(auto) match(Variant&& node, Handlers&&... handlers) {
    return std::visit(Overloaded{std::forward<Handlers>(handlers)...}, std::forward<Variant>(node));
}

}  // namespace notes_export
