#include "markdown/frames.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace notes_export::markdown {
namespace {

/// The value of a parameter in a query "a=1&b=2"; empty if absent.
std::string_view parameter(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') return pair.substr(name.size() + 1);
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
    }
    return {};
}

struct Parts {
    std::string host;  ///< lower case, without "www."
    std::string_view path;
    std::string_view query;
};

Parts split(std::string_view address) {
    Parts parts;
    const std::size_t slashes = address.find("//");
    if (slashes == std::string_view::npos || address.find('/') != slashes) return parts;
    address.remove_prefix(slashes + 2);
    address = address.substr(0, address.find('#'));
    const std::size_t end = std::min(address.find_first_of("/?"), address.size());
    parts.host = base::to_lower(address.substr(0, end));
    if (parts.host.starts_with("www.")) parts.host.erase(0, 4);
    address.remove_prefix(end);
    const std::size_t mark = std::min(address.find('?'), address.size());
    parts.path = address.substr(0, mark);
    if (mark < address.size()) parts.query = address.substr(mark + 1);
    return parts;
}

/// The rest of `path` behind `folder`, up to the next slash; empty if it is not there.
std::string below(std::string_view path, std::string_view folder) {
    if (!path.starts_with(folder)) return {};
    path.remove_prefix(folder.size());
    return std::string(path.substr(0, path.find('/')));
}

/// Empty where the frame shows no single film or list.
std::string youtube_address(const Parts& parts) {
    const std::string id = below(parts.path, "/embed/");
    const std::string_view list = parameter(parts.query, "list");
    if (id.empty() || id == "videoseries") return list.empty() ? std::string() : "https://www.youtube.com/playlist?list=" + std::string(list);
    std::string address = "https://www.youtube.com/watch?v=" + id;
    const std::string_view start = parameter(parts.query, "start");
    if (!start.empty() && start != "0") address += "&t=" + std::string(start);
    return address;
}

/// A film that is not listed has a key behind its number.
std::string vimeo_address(const Parts& parts) {
    const std::string id = below(parts.path, "/video/");
    if (id.empty()) return {};
    const std::string_view key = parameter(parts.query, "h");
    return "https://vimeo.com/" + id + (key.empty() ? std::string() : "/" + std::string(key));
}

}  // namespace

FramePage page_of_frame(std::string_view address) {
    const Parts parts = split(address);
    FramePage page;
    page.provider = parts.host;
    page.address = address.starts_with("//") ? "https:" + std::string(address) : std::string(address);
    const bool is_youtube = parts.host == "youtube.com" || parts.host == "youtube-nocookie.com" || parts.host == "m.youtube.com";
    const std::string film = is_youtube ? youtube_address(parts) : parts.host == "player.vimeo.com" ? vimeo_address(parts) : std::string();
    if (!film.empty()) page = {EmbedKind::video, is_youtube ? "YouTube" : "Vimeo", film};
    return page;
}

bool is_picture_name(std::string_view address) {
    constexpr std::array<std::string_view, 7> endings = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"};
    const std::string name = base::to_lower(address.substr(0, address.find_first_of("?#")));
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace notes_export::markdown
