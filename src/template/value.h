// The dynamic value of Go's templates, as Hugo sees it. Copies are cheap: what is large is shared and never changed. What lies outside of the
// language (pages, sites, resources) is supplied as an Object by whoever runs templates.
#pragma once

#include "template/time.h"

#include <concepts>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace notes_export::templates {

class Call;
class Object;
class Value;
struct Map;
using List = std::vector<Value>;
using Arguments = std::span<const Value>;
/// A function or a method bound to its receiver. Throws Error for arguments it cannot use.
using Function = std::function<Value(Call&, Arguments)>;
using ObjectPtr = std::shared_ptr<const Object>;

/// What a text may be written into without escaping (html/template's content types).
enum class Trust : std::uint8_t { plain, html, html_attribute, css, js, js_string, url, srcset };

enum class Kind : std::uint8_t { nil, boolean, integer, real, text, list, map, time, duration, function, object };

class Value {
public:
    Value() = default;  ///< nil
    template <std::same_as<bool> B>
    Value(B value) : data_(value) {}
    template <std::integral I>
        requires(!std::same_as<I, bool>)
    Value(I value) : data_(static_cast<std::int64_t>(value)) {}
    Value(double value) : data_(value) {}
    Value(std::string text, Trust trust = Trust::plain);
    Value(std::string_view text, Trust trust = Trust::plain) : Value(std::string(text), trust) {}
    Value(const char* text) : Value(std::string(text)) {}
    /// Containers throw Error when they are nested deeper than max_value_nesting.
    Value(List list);
    Value(Map map);
    Value(Time time);
    Value(Duration duration) : data_(duration) {}
    Value(Function function);
    Value(ObjectPtr object);  ///< null: nil

    [[nodiscard]] Kind kind() const { return static_cast<Kind>(data_.index()); }
    [[nodiscard]] bool is_nil() const { return kind() == Kind::nil; }
    [[nodiscard]] bool is_number() const { return kind() == Kind::integer || kind() == Kind::real; }

    /// What it holds, or null when it is of another kind. Lists and maps: those of objects that stand for one included.
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&data_); }
    [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&data_); }
    [[nodiscard]] const double* real() const { return std::get_if<double>(&data_); }
    [[nodiscard]] const std::string* text() const;
    [[nodiscard]] const List* list() const;
    [[nodiscard]] const Map* map() const;
    [[nodiscard]] const Time* time() const;
    [[nodiscard]] const Duration* duration() const { return std::get_if<Duration>(&data_); }
    [[nodiscard]] const Function* function() const;
    [[nodiscard]] const Object* object() const;
    [[nodiscard]] ObjectPtr object_pointer() const;
    template <class T>
    [[nodiscard]] const T* object_as() const {
        return dynamic_cast<const T*>(object());
    }

    [[nodiscard]] Trust trust() const;  ///< plain for everything but texts

    /// Go's truth: false are nil, false, 0, "", and what has no elements. Hugo's: a time that was never set as well.
    [[nodiscard]] bool is_true() const;
    /// As `printf "%T"` and error messages call it: "string", "[]interface {}", "template.HTML".
    [[nodiscard]] std::string type_name() const;
    [[nodiscard]] int nesting() const;          ///< 0 for scalars, 1 for a list of scalars
    [[nodiscard]] std::size_t size_in_bytes() const;  ///< about; of itself, not of what its elements share

private:
    struct TextData {
        std::string text;
        Trust trust = Trust::plain;
    };
    struct ListData;
    struct MapData;
    std::variant<std::monostate, bool, std::int64_t, double, std::shared_ptr<const TextData>, std::shared_ptr<const ListData>,
                 std::shared_ptr<const MapData>, std::shared_ptr<const Time>, Duration, std::shared_ptr<const Function>, ObjectPtr>
        data_;
};

/// Ranged in the order of its keys. `ignores_case`: as Hugo keeps front matter and `.Site.Params`; its keys are lower-cased, and any
/// spelling finds them.
struct Map {
    std::map<std::string, Value, std::less<>> entries;
    bool ignores_case = false;

    [[nodiscard]] const Value* find(std::string_view key) const;
    /// Replaces what the key had.
    void set(std::string_view key, Value value);
};

/// Pages, sites, resources, namespaces: whatever answers by name. Lives as long as a value refers to it; is asked by one thread at a time, and must not
/// hold values that refer to itself.
class Object {
public:
    virtual ~Object() = default;

    /// What `.name` or `.name arguments` gives. Nothing: there is no such field or method. Throws Error for arguments it cannot use.
    [[nodiscard]] virtual std::optional<Value> member(Call& call, std::string_view name, Arguments arguments) const = 0;
    /// "*hugolib.pageState": for messages and `printf "%T"`.
    [[nodiscard]] virtual std::string type_name() const = 0;
    /// What printing it shows.
    [[nodiscard]] virtual std::string print() const { return type_name(); }
    [[nodiscard]] virtual bool is_true() const { return true; }
    /// An object that stands for a list (Hugo's Pages) or a map (its Params and Data): functions of collections and `range` see its elements.
    [[nodiscard]] virtual const List* list() const { return nullptr; }
    [[nodiscard]] virtual const Map* map() const { return nullptr; }
    /// A list like this one of other elements: what `first 3 .Pages` gives, so that it keeps its methods.
    [[nodiscard]] virtual Value with_elements(List elements) const { return Value(std::move(elements)); }
    [[nodiscard]] virtual bool equals(const Object& other) const { return this == &other; }
    /// For `lt` and `sort`: negative, zero, positive; nothing when they have no order.
    [[nodiscard]] virtual std::optional<int> compare(const Object&) const { return std::nullopt; }
    /// What `html/template` may write without escaping, where it prints as one: a stringer of another type is plain.
    [[nodiscard]] virtual Trust trust() const { return Trust::plain; }
};

}  // namespace notes_export::templates
