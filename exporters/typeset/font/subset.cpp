#include "typeset/font/subset.h"

#include "notes_export/diagnostic.h"

#include <hb-subset.h>
#include <hb.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H

#include <cassert>
#include <memory>

namespace notes_export::typeset {
namespace {

template <auto destroy>
struct Destroy {
    template <class T>
    void operator()(T* object) const { destroy(object); }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using SubsetFace = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>>;

[[noreturn]] void fail(const Face& face, const char* why) {
    throw Failure("font-unusable", "the font " + quoted(face.name()) + " cannot be embedded: " + why);
}

// What shaping, naming and styling need is of no use in a page description.
constexpr hb_tag_t dropped_tables[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
    HB_TAG('M', 'A', 'T', 'H'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('F', 'F', 'T', 'M'), HB_TAG('S', 'i', 'l', 'f'), HB_TAG('S', 'i', 'l', 'l'),
    HB_TAG('F', 'e', 'a', 't'), HB_TAG('G', 'l', 'a', 't'), HB_TAG('G', 'l', 'o', 'c'), HB_TAG('S', 'V', 'G', ' '),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('m', 'e', 't', 'a'),
    HB_TAG('V', 'D', 'M', 'X'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('L', 'T', 'S', 'H'), HB_TAG('P', 'C', 'L', 'T'),
};

Input make_input(const Face& face, std::span<const std::uint16_t> glyphs) {
    Input input(hb_subset_input_create_or_fail());
    if (!input) fail(face, "out of memory");
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    hb_set_add(wanted, 0);
    for (const std::uint16_t glyph : glyphs) hb_set_add(wanted, glyph);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag : dropped_tables) hb_set_add(dropped, tag);
    return input;
}

std::string bytes_of(hb_blob_t* blob) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob, &length);
    return data ? std::string(data, length) : std::string();
}

/// The CID that each glyph of a CID-keyed font stands for.
std::vector<std::uint16_t> cids_of(const Face& face, std::span<const std::uint16_t> glyphs) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) fail(face, "FreeType does not start");
    const std::unique_ptr<std::remove_pointer_t<FT_Library>, Destroy<FT_Done_FreeType>> owned_library(library);
    FT_Face opened = nullptr;
    const std::span<const std::byte> bytes = face.bytes();
    if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()), static_cast<FT_Long>(bytes.size()),
                           static_cast<FT_Long>(face.index()), &opened) != 0)
        fail(face, "FreeType does not read it");
    const std::unique_ptr<std::remove_pointer_t<FT_Face>, Destroy<FT_Done_Face>> owned_face(opened);
    std::vector<std::uint16_t> cids;
    cids.reserve(glyphs.size());
    for (const std::uint16_t glyph : glyphs) {
        FT_UInt cid = 0;
        if (FT_Get_CID_From_Glyph_Index(opened, glyph, &cid) != 0) fail(face, "a glyph has no CID");
        cids.push_back(static_cast<std::uint16_t>(cid));
    }
    return cids;
}

}  // namespace

FontSubset subset_font(const Face& face, std::span<const std::uint16_t> glyphs) {
    assert(face.program() != FontProgram::color_bitmap);
    const Input input = make_input(face, glyphs);
    const Plan plan(hb_subset_plan_create_or_fail(face.hb_face(), input.get()));
    if (!plan) fail(face, "HarfBuzz cannot plan the subset");
    const SubsetFace subset(hb_subset_plan_execute_or_fail(plan.get()));
    if (!subset) fail(face, "HarfBuzz cannot make the subset");
    // HarfBuzz before 9 may return a face for garbage: a subset that lost glyphs is refused.
    if (hb_face_get_glyph_count(subset.get()) < glyphs.size() + 1) fail(face, "glyphs were lost in the subset");

    FontSubset result;
    if (face.program() == FontProgram::truetype) {
        result.program = bytes_of(Blob(hb_face_reference_blob(subset.get())).get());
    } else {
        result.program = bytes_of(Blob(hb_face_reference_table(subset.get(), HB_TAG('C', 'F', 'F', ' '))).get());
    }
    if (result.program.empty()) fail(face, "the subset is empty");
    if (face.program() == FontProgram::cff_cid) {
        result.glyphs = cids_of(face, glyphs);
        return result;
    }
    const hb_map_t* new_numbers = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    result.glyphs.reserve(glyphs.size());
    for (const std::uint16_t glyph : glyphs) {
        const hb_codepoint_t number = hb_map_get(new_numbers, glyph);
        if (number == HB_MAP_VALUE_INVALID) fail(face, "a glyph is missing from the subset");
        result.glyphs.push_back(static_cast<std::uint16_t>(number));
    }
    return result;
}

}  // namespace notes_export::typeset
