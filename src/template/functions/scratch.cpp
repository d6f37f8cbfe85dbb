#include "template/functions/scratch.h"

#include "template/functions/arguments.h"
#include "template/functions/arithmetic.h"
#include "template/functions/collections.h"

#include <utility>

namespace notes_export::templates {
namespace {

class Scratch final : public Object {
public:
    std::string type_name() const override { return "*maps.Scratch"; }

    std::optional<Value> member(Call& call, std::string_view name, Arguments a) const override {
        const auto want = [&](std::size_t count) {
            if (a.size() != count) fail("wrong number of args for " + std::string(name) + ": want " + std::to_string(count) + " got " + std::to_string(a.size()));
        };
        if (name == "Get") return want(1), get(to_text(a[0]));
        if (name == "Set") return want(2), set(call, to_text(a[0]), a[1]);
        if (name == "Add") return want(2), add(call, to_text(a[0]), a[1]);
        if (name == "Delete") return want(1), values_.entries.erase(to_text(a[0])), Value("");
        if (name == "Values") return want(0), Value(values_);
        if (name == "SetInMap") return want(3), set_in_map(call, to_text(a[0]), to_text(a[1]), &a[2]);
        if (name == "DeleteInMap") return want(2), set_in_map(call, to_text(a[0]), to_text(a[1]), nullptr);
        if (name == "GetSortedMapValues") return want(1), sorted(to_text(a[0]));
        return std::nullopt;
    }

private:
    [[nodiscard]] Value get(const std::string& key) const {
        const Value* const found = values_.find(key);
        return found == nullptr ? Value() : *found;
    }

    // Prints as nothing: `{{ .Scratch.Set "a" 1 }}` stands alone in templates.
    Value set(Call& call, const std::string& key, Value value) const {
        call.budget().allocate(key.size() + sizeof(Value));
        values_.set(key, std::move(value));
        return Value("");
    }

    Value add(Call& call, const std::string& key, const Value& more) const {
        const Value known = get(key);
        if (known.is_nil()) return set(call, key, more);
        if (known.list() != nullptr) {
            List list = *known.list();
            if (more.list() != nullptr) list.insert(list.end(), more.list()->begin(), more.list()->end());
            else list.push_back(more);
            call.budget().allocate(list.size() * sizeof(Value));
            return set(call, key, like(known, std::move(list)));
        }
        Value sum = add_values(known, more);
        call.budget().allocate(sum.size_in_bytes());
        return set(call, key, std::move(sum));
    }

    Value set_in_map(Call& call, const std::string& key, const std::string& inner_key, const Value* value) const {
        const Value known = get(key);
        Map map = known.map() != nullptr ? *known.map() : Map{};
        if (value != nullptr) map.set(inner_key, *value);
        else map.entries.erase(inner_key);
        call.budget().allocate(map.entries.size() * sizeof(Value));
        return set(call, key, Value(std::move(map)));
    }

    [[nodiscard]] Value sorted(const std::string& key) const {
        const Value known = get(key);
        if (known.map() == nullptr) return {};
        List out;
        for (const auto& [name, value] : known.map()->entries) out.push_back(value);
        return Value(std::move(out));
    }

    mutable Map values_;  // a pad is changed through values that are otherwise never changed
};

}  // namespace

Value make_scratch(Call& call) {
    call.budget().make_store();
    return Value(std::make_shared<const Scratch>());
}

}  // namespace notes_export::templates
