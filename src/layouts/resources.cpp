#include "site/resources.h"

#include "base/path.h"
#include "base/percent.h"
#include "layouts/facts.h"
#include "layouts/objects.h"
#include "layouts/values.h"
#include "site/glob.h"
#include "template/functions/arguments.h"

#include <array>

namespace notes_export::layouts {
namespace {

using templates::Arguments;
using templates::Call;
using templates::List;
using templates::Value;

/// "600x400 q50" → {600, 400}; "600x" → {600, 0}.
std::pair<std::int64_t, std::int64_t> wished_size(std::string_view words) {
    std::array<std::int64_t, 2> sizes{};
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (at > 0 && words[at - 1] != ' ') continue;
        std::array<std::int64_t, 2> found{};
        std::size_t part = 0, i = at;
        for (; i < words.size() && part < 2; ++i) {
            const char c = words[i];
            if (c >= '0' && c <= '9' && found[part] < 100'000) found[part] = found[part] * 10 + (c - '0');
            else if (c == 'x' && part == 0) ++part;
            else break;
        }
        if (part == 1 && (i == words.size() || words[i] == ' ') && (found[0] > 0 || found[1] > 0)) sizes = found;
    }
    return {sizes[0], sizes[1]};
}

class ResourceObject final : public templates::Object {
public:
    ResourceObject(Run& run, site::Resource resource, std::string address, std::pair<std::int64_t, std::int64_t> size)
        : run_(run), resource_(std::move(resource)), address_(std::move(address)), size_(size) {}

    [[nodiscard]] std::optional<Value> member(Call& call, std::string_view name, Arguments arguments) const override {
        const std::string main_type = resource_.media_type.substr(0, resource_.media_type.find('/'));
        if (name == "RelPermalink") return address_;
        if (name == "Permalink") return run_.site().base_url().empty() ? address_ : run_.site().base_url() + address_.substr(1);
        if (name == "Name") return resource_.name;
        if (name == "Title") return resource_.title;
        if (name == "Params") return to_template(resource_.params);
        if (name == "ResourceType") return main_type;
        if (name == "MediaType") {
            templates::Map type;
            type.set("Type", resource_.media_type);
            type.set("MainType", main_type);
            type.set("SubType", resource_.media_type.substr(std::min(main_type.size() + 1, resource_.media_type.size())));
            return facts("media.Type", resource_.media_type, std::move(type));
        }
        if (name == "Content") return run_.file_text(call, resource_.path).value_or("");
        if (name == "Data") return Value(templates::Map{});
        if (name == "Width" || name == "Height") {
            const std::int64_t side = name == "Width" ? size_.first : size_.second;
            if (side == 0) call.warn("the size of " + resource_.path + " is not known here");
            return side;
        }
        if (name == "Resize" || name == "Fit" || name == "Fill" || name == "Crop" || name == "Process")
            return again(wished_size(arguments.empty() ? std::string() : templates::to_text(arguments[0])));
        if (name == "Filter") return again(size_);
        if (name == "Exif") return Value();
        if (name == "Colors") return Value(List{});
        return std::nullopt;
    }
    [[nodiscard]] std::string type_name() const override { return "*resources.genericResource"; }
    [[nodiscard]] std::string print() const override { return resource_.name; }
    [[nodiscard]] bool equals(const Object& other) const override {
        const auto* resource = dynamic_cast<const ResourceObject*>(&other);
        return resource && resource->resource_.path == resource_.path;
    }

private:
    /// The same picture with the wish of a size: it is not made smaller, so the address stays.
    [[nodiscard]] Value again(std::pair<std::int64_t, std::int64_t> size) const {
        return templates::ObjectPtr(std::make_shared<ResourceObject>(run_, resource_, address_, size));
    }

    Run& run_;
    site::Resource resource_;
    std::string address_;
    std::pair<std::int64_t, std::int64_t> size_;
};

}  // namespace

Value resource_value(Run& run, site::Resource resource, std::string address) {
    return templates::ObjectPtr(std::make_shared<ResourceObject>(run, std::move(resource), std::move(address), std::pair<std::int64_t, std::int64_t>{}));
}

ResourcesObject::ResourcesObject(Run& run, const site::Page& page) : run_(run), page_(page) {
    for (const site::Resource& resource : run.site().resources(page)) all_.push_back(value_of(&resource));
}

Value ResourcesObject::value_of(const site::Resource* found) const {
    return found ? resource_value(run_, *found, page_.url + base::encoded_path(found->original_name)) : Value();
}

std::optional<Value> ResourcesObject::member(Call& call, std::string_view name, Arguments arguments) const {
    const std::vector<site::Resource>& resources = run_.site().resources(page_);
    call.budget().step(resources.size());
    if (name == "Len") return static_cast<std::int64_t>(all_.size());
    const std::string wanted = arguments.empty() ? std::string() : templates::to_text(arguments[0]);
    if (name == "Get") return value_of(site::get_resource(resources, wanted));
    if (name == "GetMatch") return value_of(site::match_resource(resources, wanted));
    if (name == "Match" || name == "ByType") {
        const site::Glob glob(wanted);
        List found;
        for (std::size_t i = 0; i < resources.size(); ++i) {
            const bool fits = name == "Match" ? glob.matches(resources[i].name) || glob.matches(resources[i].original_name)
                                              : resources[i].media_type.starts_with(wanted + "/");
            if (fits) found.push_back(all_[i]);
        }
        return found;
    }
    return std::nullopt;
}

}  // namespace notes_export::layouts
