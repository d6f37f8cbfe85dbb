// The functions that templates may call, by all of their names. One row each, in tables by namespace; see functions/*.cpp.
#pragma once

#include "template/value.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace notes_export::templates {

inline constexpr int any_number = 255;

/// One function as a row of a table.
struct FunctionRow {
    const char* name;     ///< "strings.ToUpper"
    const char* aliases;  ///< "upper", several parted by blanks; may be empty
    Value (*function)(Call&, Arguments);
    std::uint8_t least = 0;           ///< fewest arguments
    std::uint8_t most = any_number;
};

/// Functions that the evaluator itself carries out, since they do not evaluate all of their arguments or end the template.
enum class Special : std::uint8_t { none, logical_and, logical_or, give_back };

struct FunctionEntry {
    std::string name;  ///< as the template calls it
    Function function;
    int least = 0;
    int most = any_number;
    Special special = Special::none;
};

class Functions {
public:
    void add(std::span<const FunctionRow> rows);
    /// Replaces what has the name: a site's own `i18n` or `partial`.
    void add(std::string name, Function function, int least = 0, int most = any_number);
    void add(std::string name, Special special);
    [[nodiscard]] std::shared_ptr<const FunctionEntry> find(std::string_view name) const;
    [[nodiscard]] bool is_namespace(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;  ///< in alphabetical order

private:
    std::map<std::string, std::shared_ptr<const FunctionEntry>, std::less<>> entries_;
    std::map<std::string, bool, std::less<>> namespaces_;
};

/// Everything that needs neither a site nor a network.
[[nodiscard]] const Functions& builtin_functions();

}  // namespace notes_export::templates
