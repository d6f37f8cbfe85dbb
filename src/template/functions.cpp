#include "template/functions.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace notes_export::templates {

void Functions::add(std::string name, Function function, int least, int most) {
    if (const std::size_t dot = name.find('.'); dot != std::string::npos) namespaces_[name.substr(0, dot)] = true;
    FunctionEntry entry{name, std::move(function), least, most, Special::none};
    entries_.insert_or_assign(std::move(name), std::make_shared<const FunctionEntry>(std::move(entry)));
}

void Functions::add(std::string name, Special special) {
    FunctionEntry entry{name, {}, 0, any_number, special};
    // Named without arguments, as in `range and`: there is nothing to decide.
    entry.function = [](Call&, Arguments) -> Value { return {}; };
    entries_.insert_or_assign(std::move(name), std::make_shared<const FunctionEntry>(std::move(entry)));
}

void Functions::add(std::span<const FunctionRow> rows) {
    for (const FunctionRow& row : rows) {
        add(row.name, row.function, row.least, row.most);
        std::istringstream aliases(row.aliases);
        for (std::string alias; aliases >> alias;) add(alias, row.function, row.least, row.most);
    }
}

std::shared_ptr<const FunctionEntry> Functions::find(std::string_view name) const {
    const auto found = entries_.find(name);
    return found == entries_.end() ? nullptr : found->second;
}

bool Functions::is_namespace(std::string_view name) const { return namespaces_.contains(name); }

std::vector<std::string> Functions::names() const {
    std::vector<std::string> out;
    for (const auto& [name, entry] : entries_) out.push_back(name);
    return out;
}

}  // namespace notes_export::templates
