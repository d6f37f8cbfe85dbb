#include "resolve/web_address.h"

#include "base/host_name.h"

#include <algorithm>
#include <array>
#include <vector>

namespace notes_export::resolve {
namespace {

constexpr std::string_view allowed_schemes[] = {"http", "https", "mailto", "tel", "ftp"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}
bool is_encoded(std::string_view text, std::size_t at) {
    return at + 2 < text.size() && text[at] == '%' && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

void append_encoded(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex[byte >> 4U];
    out += hex[byte & 15U];
}

/// Length of "scheme:" at the start, without the colon; 0: none.
std::size_t scheme_length(std::string_view text) {
    if (text.empty() || !is_letter(text.front())) return 0;
    std::size_t at = 1;
    while (at < text.size() && (is_letter(text[at]) || is_digit(text[at]) || text[at] == '+' || text[at] == '-' || text[at] == '.')) ++at;
    return at < text.size() && text[at] == ':' ? at : 0;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// Digits up to 65535, or none.
bool is_port(std::string_view port) {
    constexpr int highest_port = 65535;
    int value = 0;
    for (const char c : port) {
        if (!is_digit(c) || value > highest_port) return false;
        value = value * 10 + (c - '0');
    }
    return value <= highest_port;
}

/// "user@host:80": what browsers take. A host may hold any character but those the URL Standard forbids in domains (URL, 3.1), so a
/// placeholder ("{app}.example.net") is one; or it is an address in brackets. The port is a number.
bool is_authority(std::string_view authority) {
    const std::size_t at = authority.rfind('@');
    std::string_view host = at == std::string_view::npos ? authority : authority.substr(at + 1);
    if (!host.empty() && host.front() == '[') {
        const std::size_t end = host.find(']');
        if (end == std::string_view::npos) return false;
        host.remove_prefix(end + 1);
        return host.empty() || (host.front() == ':' && is_port(host.substr(1)));
    }
    const std::size_t colon = host.find(':');
    if (colon != std::string_view::npos) {
        if (!is_port(host.substr(colon + 1))) return false;
        host = host.substr(0, colon);
    }
    const auto is_forbidden = [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || std::string_view("#/:<>?@[\\]^|%").find(c) != std::string_view::npos;
    };
    const std::string name = decoded(host);
    return !name.empty() && std::none_of(name.begin(), name.end(), is_forbidden);
}

}  // namespace

std::string cleaned_address(std::string_view words) {
    std::string out;
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F) out += c;
    }
    const std::size_t begin = out.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return out.substr(begin, out.find_last_not_of(' ') - begin + 1);
}

Address take_apart(std::string_view cleaned) {
    Address address;
    if (const std::size_t length = scheme_length(cleaned)) {
        address.scheme = lower(cleaned.substr(0, length));
        return address;
    }
    const std::size_t hash = cleaned.find('#');
    if (hash != std::string_view::npos) {
        address.has_fragment = true;
        address.fragment = decoded(cleaned.substr(hash + 1));
        cleaned = cleaned.substr(0, hash);
    }
    const std::size_t question = cleaned.find('?');
    if (question != std::string_view::npos) {
        address.query = std::string(cleaned.substr(question));
        cleaned = cleaned.substr(0, question);
    }
    address.path = decoded(cleaned);
    return address;
}

bool is_allowed_scheme(std::string_view scheme) {
    return std::find(std::begin(allowed_schemes), std::end(allowed_schemes), scheme) != std::end(allowed_schemes);
}

bool names_host(std::string_view cleaned) {
    if (cleaned.substr(0, 2) == "//") return true;
    const std::size_t length = scheme_length(cleaned);
    const std::string scheme = lower(cleaned.substr(0, length));
    if (scheme == "javascript" || scheme == "vbscript" || scheme == "data" || scheme == "file") return false;
    return length > 0 && cleaned.substr(length, 3) == "://" && cleaned.size() > length + 3;
}

std::optional<std::string> complete_address(std::string_view cleaned) {
    const std::size_t length = scheme_length(cleaned);
    const std::string scheme = lower(cleaned.substr(0, length));
    std::string_view rest = cleaned.substr(length + 1);
    std::string out = scheme + ":";
    if (scheme == "mailto" || scheme == "tel") {
        if (rest.empty()) return std::nullopt;
        return out + encoded(rest);
    }
    // Browsers want no particular number of slashes where the scheme says that a host follows.
    const bool is_web = scheme == "http" || scheme == "https";
    if (!is_web && rest.substr(0, 2) != "//") return std::nullopt;
    rest.remove_prefix(is_web ? std::min(rest.find_first_not_of("/\\"), rest.size()) : 2);
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    const std::string_view authority = rest.substr(0, end);
    if (!is_authority(authority)) return std::nullopt;
    const std::size_t host = authority.rfind('@') + 1;  // 0 if there is no "@"
    const std::size_t host_end = std::min(authority.find(':', host), authority.size());
    out += "//" + encoded(authority.substr(0, host));
    const std::string_view name = authority.substr(host, host_end - host);
    if (auto ascii = name.find('%') == std::string_view::npos ? base::ascii_host(name) : std::nullopt) out += encoded(*ascii);
    else out += encoded(name);
    out += authority.substr(host_end);
    return out + encoded(rest.substr(end));
}

std::string encoded(std::string_view text) {
    std::string out;
    bool has_hash = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        const bool is_second_hash = c == '#' && has_hash;
        if (c == '#') has_hash = true;
        const bool is_bad = byte <= 0x20 || byte >= 0x7F || std::string_view("\"<>[\\]^`{|}").find(c) != std::string_view::npos ||
                            (c == '%' && !is_encoded(text, i)) || is_second_hash;
        if (is_bad) append_encoded(out, c);
        else out += c;
    }
    return out;
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_encoded(text, i)) {
            out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string joined_path(std::string_view base, std::string_view path) {
    std::string whole(path);
    if (path.empty() || path.front() != '/') whole = std::string(base.substr(0, base.rfind('/') + 1)) + whole;
    std::vector<std::string_view> parts;
    const std::string_view all = whole;
    bool ends_as_folder = true;
    for (std::size_t begin = 0; begin <= all.size();) {
        const std::size_t end = std::min(all.find('/', begin), all.size());
        const std::string_view part = all.substr(begin, end - begin);
        ends_as_folder = part.empty() || part == "." || part == "..";
        if (part == "..") {
            if (!parts.empty()) parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
        begin = end + 1;
    }
    std::string out;
    for (const std::string_view part : parts) out += "/" + std::string(part);
    if (ends_as_folder || out.empty()) out += '/';
    return out;
}

}  // namespace notes_export::resolve
