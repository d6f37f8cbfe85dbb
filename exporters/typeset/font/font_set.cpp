#include "typeset/font/font_set.h"

#include "base/unicode.h"
#include "typeset/text/unicode.h"

namespace notes_export::typeset {
namespace {

constexpr std::size_t index_of(Family family) { return static_cast<std::size_t>(family); }

std::string code_point(char32_t c) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string hex;
    for (auto rest = static_cast<std::uint32_t>(c); rest != 0 || hex.size() < 4; rest >>= 4U) {
        hex.insert(hex.begin(), digits[rest & 0xFU]);
    }
    return "U+" + hex;
}

}  // namespace

FaceId FontSet::load(std::string_view name) {
    if (const auto found = by_name_.find(name); found != by_name_.end()) return found->second;
    const auto id = static_cast<FaceId>(faces_.size());
    faces_.push_back(library_.face(name));
    by_name_.emplace(name, id);
    return id;
}

FaceId FontSet::face(FontRole role) {
    const std::size_t family = index_of(role.family);
    FaceId& id = roles_[family][role.is_bold][role.is_italic];
    bool& is_known = has_role_[family][role.is_bold][role.is_italic];
    if (!is_known) {
        const Theme::FamilyFiles& files = theme_.families[family];
        id = load(role.is_bold ? (role.is_italic ? files.bold_italic : files.bold)
                               : (role.is_italic ? files.italic : files.regular));
        is_known = true;
    }
    return id;
}

FaceId FontSet::face_for(char32_t c, FontRole role, bool wants_emoji) {
    const FaceId own = face(role);
    if (!wants_emoji && ((c < 0x7F && c >= 0x20) || (*this)[own].has(c))) return own;
    const std::uint64_t key = static_cast<std::uint64_t>(c) << 8U | index_of(role.family) << 4U |
                              static_cast<std::uint64_t>(role.is_bold) << 2U |
                              static_cast<std::uint64_t>(role.is_italic) << 1U | static_cast<std::uint64_t>(wants_emoji);
    if (const auto found = fallbacks_.find(key); found != fallbacks_.end()) return found->second;
    return fallbacks_[key] = find_fallback(c, role, wants_emoji);
}

FaceId FontSet::find_fallback(char32_t c, FontRole role, bool wants_emoji) {
    const FaceId own = face(role);
    if (is_ignorable(c)) return own;
    const auto try_file = [&](std::string_view name) -> const FaceId* {
        if (!library_.contains(name)) return nullptr;
        const FaceId id = load(name);
        return (*this)[id].has(c) ? &by_name_.find(name)->second : nullptr;
    };
    if (wants_emoji) {
        for (const std::string& name : theme_.emoji_files) {
            if (const FaceId* id = try_file(name)) return *id;
        }
        if ((*this)[own].has(c)) return own;
    }
    for (const Theme::FallbackFiles& files : theme_.fallbacks) {
        if (files.family && *files.family != role.family) continue;
        if (const FaceId* id = try_file(role.is_bold && !files.bold.empty() ? files.bold : files.regular)) return *id;
    }
    for (const std::string& name : theme_.emoji_files) {
        if (const FaceId* id = try_file(name)) return *id;
    }
    if (!missing_.insert(c).second) return own;
    std::string shown;
    base::append_utf8(shown, c);
    diagnostics_.warn("no-glyph", place_, "no font has the character " + quoted(shown) + " (" + code_point(c) + " " +
                                          character_name(c) + "); a box stands in its place");
    return own;
}

}  // namespace notes_export::typeset
