#include "resolve/find_file.h"

#include "base/path.h"
#include "resolve/web_address.h"

#include <algorithm>

namespace notes_export::resolve {
namespace {

const site::Resource* resource_called(const std::vector<site::Resource>& resources, std::string_view name) {
    for (const auto member : {&site::Resource::original_name, &site::Resource::plain_name, &site::Resource::name}) {
        for (const site::Resource& resource : resources) {
            if (resource.*member == name) return &resource;
        }
    }
    return nullptr;
}

}  // namespace

std::string FileFinder::folder_of(SourceId source) const {
    const std::string_view path = source == SourceId::none ? std::string_view(page_.path) : sources_.path(source);
    return std::string(base::folder_of(path));
}

std::optional<FoundFile> FileFinder::find(std::string_view path, SourceId source) const {
    const site::TextOwner owner = owners_.of(source);
    auto found = find_for(owner.page ? *owner.page : page_, path, source);
    return !found && owner.also ? find_for(*owner.also, path, source) : found;
}

std::optional<FoundFile> FileFinder::find_for(const site::Page& page, std::string_view path, SourceId source) const {
    const std::string url = joined_path(page.url, path);
    if (auto found = in_bundle_at(url)) return found;
    const bool is_rooted = !path.empty() && path.front() == '/';
    if (!is_rooted) {
        if (const site::Resource* own = resource_called(site_.resources(page), path)) {
            return FoundFile{own->path, page.url + encoded(own->original_name)};
        }
        const base::CleanPath beside = base::clean_path(base::join_path(folder_of(source), path));
        if (beside.status == FileStatus::ok && !beside.path.empty() && site_.files().is_file(beside.path)) {
            return FoundFile{beside.path, {}};
        }
    }
    if (const auto file = site_.find_static(url)) return FoundFile{*file, encoded(url)};
    std::string_view below = path;
    while (!below.empty() && below.front() == '/') below.remove_prefix(1);
    if (const auto file = site_.find_static("/" + std::string(below))) return FoundFile{*file, "/" + encoded(below)};
    if (const auto file = site_.find_asset(below)) return FoundFile{*file, {}};
    return std::nullopt;
}

/// A resource of the page whose address the front of `url` is.
std::optional<FoundFile> FileFinder::in_bundle_at(const std::string& url) const {
    // Resources may lie in folders of the bundle: each shorter front of the address may be the page's.
    for (std::size_t end = url.rfind('/'); end != std::string::npos; end = end == 0 ? std::string::npos : url.rfind('/', end - 1)) {
        const site::Page* owner = site_.page_at_url(url.substr(0, end + 1));
        if (!owner) continue;
        const site::Resource* resource = resource_called(site_.resources(*owner), url.substr(end + 1));
        if (resource) return FoundFile{resource->path, encoded(url)};
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace notes_export::resolve
