// A shortcode call as its template sees it.
#pragma once

#include "layouts/run.h"
#include "reader/unit.h"
#include "shortcode/call.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace notes_export::reader {

class ShortcodeObject final : public templates::Object {
public:
    struct Place {
        const site::Page* page = nullptr;
        int ordinal = 0;           ///< among the calls beside it
        std::size_t number = 0;    ///< of all calls carried out: whose pad is whose
        std::string position;      ///< "content/a.md:3:1"
        std::string indentation;   ///< the blanks before its inner text's lines
    };
    /// `parent`: the call around it, or nil.
    ShortcodeObject(layouts::Run& run, const shortcode::Call& call, Place place, templates::Value parent);

    /// Known only when the calls within are done; they may have asked this object before.
    void set_inner(std::string inner) { inner_ = std::move(inner); }

    [[nodiscard]] std::optional<templates::Value> member(templates::Call& call, std::string_view name, templates::Arguments arguments) const override;
    [[nodiscard]] std::string type_name() const override { return "*hugolib.ShortcodeWithPage"; }

private:
    [[nodiscard]] templates::Value get(const templates::Value& key) const;
    [[nodiscard]] std::string deindented() const;

    layouts::Run& run_;
    std::string name_;
    Place place_;
    templates::Value parent_;
    templates::Value params_;
    bool is_named_ = false;
    std::string inner_;
};

}  // namespace notes_export::reader
