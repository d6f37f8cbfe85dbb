// Role → face for one layout, and who fills in for a character that a face lacks.
#pragma once

#include "notes_export/diagnostic.h"
#include "typeset/font/font_library.h"
#include "typeset/frame.h"
#include "typeset/theme.h"

#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace notes_export::typeset {

struct FontRole {
    Family family = Family::serif;
    bool is_bold = false;
    bool is_italic = false;
};

class FontSet {
public:
    FontSet(const FontLibrary& library, const Theme& theme, Diagnostics& diagnostics)
        : library_(library), theme_(theme), diagnostics_(diagnostics) {}

    /// The face of a role.
    [[nodiscard]] FaceId face(FontRole role);
    /// The face that shows `c` where `role` is asked for; reports a character that no font has.
    [[nodiscard]] FaceId face_for(char32_t c, FontRole role, bool wants_emoji);
    /// What characters that no font has are reported at.
    void set_place(Span place) { place_ = place; }
    [[nodiscard]] const Face& operator[](FaceId id) const { return *faces_[static_cast<std::size_t>(id)]; }

    /// All faces asked for so far, as FaceId counts them.
    [[nodiscard]] const std::vector<std::shared_ptr<const Face>>& faces() const { return faces_; }

private:
    [[nodiscard]] FaceId load(std::string_view name);
    [[nodiscard]] FaceId find_fallback(char32_t c, FontRole role, bool wants_emoji);

    const FontLibrary& library_;
    const Theme& theme_;
    Diagnostics& diagnostics_;
    std::vector<std::shared_ptr<const Face>> faces_;
    std::map<std::string, FaceId, std::less<>> by_name_;
    std::unordered_map<std::uint64_t, FaceId> fallbacks_;  // character and role → face
    std::set<char32_t> missing_;                          // reported already
    Span place_;
    FaceId roles_[3][2][2] = {};
    bool has_role_[3][2][2] = {};
};

}  // namespace notes_export::typeset
