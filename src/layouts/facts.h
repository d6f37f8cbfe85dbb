// Objects that only have fields: languages, files, `hugo`.
#pragma once

#include "template/value.h"

#include <string>
#include <utility>

namespace notes_export::layouts {

class Facts final : public templates::Object {
public:
    /// `shown`: what printing it shows.
    Facts(std::string type, std::string shown, templates::Map fields) : type_(std::move(type)), shown_(std::move(shown)), fields_(std::move(fields)) {}

    [[nodiscard]] std::optional<templates::Value> member(templates::Call&, std::string_view name, templates::Arguments) const override {
        const templates::Value* field = fields_.find(name);
        return field ? std::optional(*field) : std::nullopt;
    }
    [[nodiscard]] std::string type_name() const override { return type_; }
    [[nodiscard]] std::string print() const override { return shown_; }

private:
    std::string type_;
    std::string shown_;
    templates::Map fields_;
};

[[nodiscard]] inline templates::Value facts(std::string type, std::string shown, templates::Map fields) {
    return templates::ObjectPtr(std::make_shared<Facts>(std::move(type), std::move(shown), std::move(fields)));
}

}  // namespace notes_export::layouts
