// urls.* and path.*
#include "template/functions/arguments.h"
#include "template/functions/collections.h"
#include "template/functions/tables.h"
#include "template/functions/text.h"

#include "base/unicode.h"

#include <algorithm>
#include <vector>

namespace notes_export::templates {
namespace {

// "a//b/../c" as Go's path.Clean makes it.
std::string clean(std::string_view path) {
    if (path.empty()) return ".";
    const bool is_rooted = path.starts_with('/');
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
        if (part.empty() || part == ".") continue;
        if (part != "..") parts.push_back(part);
        else if (!parts.empty() && parts.back() != "..") parts.pop_back();
        else if (!is_rooted) parts.push_back(part);
    }
    std::string out = is_rooted ? "/" : "";
    for (std::size_t i = 0; i < parts.size(); ++i) (out += i > 0 ? "/" : "") += parts[i];
    return out.empty() ? "." : out;
}

std::string joined(Arguments a) {
    std::string out;
    for (const Value& one : a)
        for (const std::string& part : to_texts(one))
            if (!part.empty()) (out += out.empty() ? "" : "/") += part;
    return out.empty() ? out : clean(out);
}

std::string base_name(std::string path) {
    if (path.empty()) return ".";
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    const std::size_t slash = path.rfind('/');
    return path == "/" || slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string extension(std::string_view path) {
    const std::size_t dot = path.rfind('.'), slash = path.rfind('/');
    return dot == std::string_view::npos || (slash != std::string_view::npos && slash > dot) ? std::string() : std::string(path.substr(dot));
}

std::string folder(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return clean(slash == std::string::npos ? std::string_view() : std::string_view(path).substr(0, slash + 1));
}

Value path_base(Call&, Arguments a) { return Value(base_name(to_text(a[0]))); }
Value path_base_name(Call&, Arguments a) {
    const std::string name = base_name(to_text(a[0]));
    return Value(name.substr(0, name.size() - extension(name).size()));
}
Value path_clean(Call&, Arguments a) { return Value(clean(to_text(a[0]))); }
Value path_folder(Call&, Arguments a) { return Value(folder(to_text(a[0]))); }
Value path_extension(Call&, Arguments a) { return Value(extension(to_text(a[0]))); }
Value path_join(Call&, Arguments a) { return Value(joined(a)); }

// With the entries Dir and File, which are fields in Hugo.
Value path_split(Call&, Arguments a) {
    const std::string path = to_text(a[0]);
    const std::size_t slash = path.rfind('/');
    Map map;
    map.set("Dir", Value(slash == std::string::npos ? std::string() : path.substr(0, slash + 1)));
    map.set("File", Value(slash == std::string::npos ? path : path.substr(slash + 1)));
    return Value(std::move(map));
}

bool is_absolute(std::string_view address) {
    const std::size_t colon = address.find(':');
    return address.starts_with("//") || (colon != std::string_view::npos && colon > 0 && address.substr(0, colon).find_first_of("/?#") == std::string_view::npos);
}

// "https://example.org" and "/docs/" of a base address; a base that is only a path has no host.
struct Base {
    std::string host, path;
};
Base base_of(const Call& call) {
    std::string address = call.host().base_url();
    if (!address.ends_with('/')) address += '/';
    const std::size_t scheme = address.find("://");
    const std::size_t slash = scheme == std::string::npos ? 0 : address.find('/', scheme + 3);
    return {address.substr(0, slash), address.substr(slash)};
}

// A path that begins with a slash begins at the host; others lie below the base.
Value absolute(Call& call, std::string address, const std::string& language) {
    if (is_absolute(address)) return Value(address);
    const Base base = base_of(call);
    if (address.starts_with('/')) return Value(base.host + "/" + language + address.substr(1));
    return Value(base.host + base.path + language + address);
}

Value relative(Call& call, std::string address, const std::string& language) {
    const Base base = base_of(call);
    if (!base.host.empty() && address.starts_with(base.host + "/")) return Value(address.substr(base.host.size()));
    if (is_absolute(address)) return Value(address);
    if (address.starts_with('/')) return Value("/" + language + address.substr(1));
    return Value(base.path + language + address);
}

Value abs_url(Call& call, Arguments a) { return absolute(call, to_text(a[0]), {}); }
Value rel_url(Call& call, Arguments a) { return relative(call, to_text(a[0]), {}); }
Value abs_lang_url(Call& call, Arguments a) { return absolute(call, to_text(a[0]), call.host().language_prefix()); }
Value rel_lang_url(Call& call, Arguments a) { return relative(call, to_text(a[0]), call.host().language_prefix()); }

// As Hugo makes addresses of titles: blanks to hyphens, what is neither letter, digit nor one of a few signs away, small letters.
std::string url_words(std::string_view text) {
    std::string out;
    bool is_hyphen_due = false;
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        const char32_t c = decoded.character;
        const bool is_kept = base::is_letter(c) || base::is_digit(c) || base::is_mark(c) || (c < 0x80 && std::string_view("./\\_#+~%-@").find(static_cast<char>(c)) != std::string_view::npos);
        if (is_kept) {
            if (is_hyphen_due && !out.empty() && out.back() != '-' && c != '-') out += '-';
            out += text.substr(at, decoded.length);
            is_hyphen_due = false;
        } else if (base::is_space(c)) {
            is_hyphen_due = true;
        }
        at += decoded.length;
    }
    return base::to_lower(out);
}

Value urlize(Call&, Arguments a) {
    std::string out;
    for (const char c : url_words(to_text(a[0]))) {
        if (static_cast<unsigned char>(c) < 0x80) out += c;
        else out += query_escape(std::string_view(&c, 1));
    }
    return Value(std::move(out));
}

Value anchorize(Call& call, Arguments a) {
    const std::string text = to_text(a[0]);
    if (std::optional<std::string> id = call.host().anchor(text)) return Value(*std::move(id));
    // GitHub's way: blanks become hyphens one by one, punctuation goes.
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        const char32_t c = decoded.character;
        if (base::is_letter(c) || base::is_digit(c) || base::is_mark(c) || c == '-' || c == '_') out += std::string_view(text).substr(at, decoded.length);
        else if (base::is_space(c)) out += '-';
        at += decoded.length;
    }
    return Value(base::to_lower(out));
}

// The parts of an address, as Go's url.URL names them.
class Address final : public Object {
public:
    explicit Address(std::string text) : text_(std::move(text)) {
        std::string_view rest = text_;
        cut(rest, '#', fragment_);
        cut(rest, '?', query_);
        const std::size_t colon = rest.find(':');
        if (is_absolute(rest) && colon != std::string_view::npos && !rest.starts_with("//")) {
            scheme_ = base::to_lower(rest.substr(0, colon));
            rest.remove_prefix(colon + 1);
        }
        if (rest.starts_with("//")) {
            rest.remove_prefix(2);
            const std::size_t slash = std::min(rest.find('/'), rest.size());
            host_ = rest.substr(0, slash);
            rest.remove_prefix(slash);
            if (const std::size_t at = host_.rfind('@'); at != std::string::npos) host_.erase(0, at + 1);
        } else if (!scheme_.empty() && !rest.starts_with('/')) {
            opaque_ = rest;
            rest = {};
        }
        path_ = rest;
    }

    std::string type_name() const override { return "*url.URL"; }
    std::string print() const override { return text_; }
    std::optional<Value> member(Call&, std::string_view name, Arguments) const override {
        const std::size_t colon = host_.rfind(':');
        if (name == "Scheme") return Value(scheme_);
        if (name == "Host") return Value(host_);
        if (name == "Hostname") return Value(host_.substr(0, colon));
        if (name == "Port") return Value(colon == std::string::npos ? std::string() : host_.substr(colon + 1));
        if (name == "Path" || name == "EscapedPath") return Value(path_);
        if (name == "RawQuery") return Value(query_);
        if (name == "Query") return Value(query_map());
        if (name == "Fragment") return Value(fragment_);
        if (name == "Opaque") return Value(opaque_);
        if (name == "IsAbs") return Value(!scheme_.empty());
        if (name == "String") return Value(text_);
        if (name == "RequestURI") return Value((path_.empty() ? "/" : path_) + (query_.empty() ? "" : "?" + query_));
        return std::nullopt;
    }

private:
    static void cut(std::string_view& rest, char mark, std::string& part) {
        const std::size_t at = rest.find(mark);
        if (at == std::string_view::npos) return;
        part = rest.substr(at + 1);
        rest = rest.substr(0, at);
    }

    // Each name's values as a list.
    [[nodiscard]] Map query_map() const {
        std::map<std::string, List> values;
        std::string_view rest = query_;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('&'), rest.size());
            const std::string_view pair = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const std::size_t sign = std::min(pair.find('='), pair.size());
            values[std::string(pair.substr(0, sign))].emplace_back(pair.substr(std::min(sign + 1, pair.size())));
        }
        Map map;
        for (auto& [key, list] : values) map.set(key, Value(std::move(list)));
        return map;
    }

    std::string text_, scheme_, host_, path_, query_, fragment_, opaque_;
};

Value parse_url(Call&, Arguments a) { return Value(std::make_shared<const Address>(to_text(a[0]))); }

// Elements below an address; the scheme's slashes stay.
Value join_path(Call&, Arguments a) {
    std::string first = a.empty() ? std::string() : to_text(a[0]);
    const std::size_t scheme = first.find("://");
    const std::size_t slash = scheme == std::string::npos ? 0 : std::min(first.find('/', scheme + 3), first.size());
    std::vector<Value> parts{Value(first.substr(slash))};
    parts.insert(parts.end(), a.begin() + (a.empty() ? 0 : 1), a.end());
    std::string path = joined(parts);
    const std::string last = to_text(parts.back());
    if (last.ends_with('/') && !path.ends_with('/')) path += '/';
    if (slash > 0 && !path.starts_with('/') && !path.empty()) path.insert(0, "/");
    return Value(first.substr(0, slash) + path);
}

constexpr FunctionRow rows[] = {
    {"urls.AbsURL", "absURL", abs_url, 1, 1},
    {"urls.RelURL", "relURL", rel_url, 1, 1},
    {"urls.AbsLangURL", "absLangURL", abs_lang_url, 1, 1},
    {"urls.RelLangURL", "relLangURL", rel_lang_url, 1, 1},
    {"urls.URLize", "urlize", urlize, 1, 1},
    {"urls.Anchorize", "anchorize", anchorize, 1, 1},
    {"urls.Parse", "", parse_url, 1, 1},
    {"urls.JoinPath", "", join_path},
    {"path.Base", "", path_base, 1, 1},
    {"path.BaseName", "", path_base_name, 1, 1},
    {"path.Clean", "", path_clean, 1, 1},
    {"path.Dir", "", path_folder, 1, 1},
    {"path.Ext", "", path_extension, 1, 1},
    {"path.Join", "", path_join},
    {"path.Split", "", path_split, 1, 1},
};

}  // namespace

std::span<const FunctionRow> url_functions() { return rows; }

}  // namespace notes_export::templates
