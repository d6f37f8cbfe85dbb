#include "layout_builder.h"

#include "pdf/pdf_writer.h"

#include <hb.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

namespace notes_export::pdf_test {

using namespace typeset;

LayoutBuilder::LayoutBuilder() : document{} {
    layout.details.resize(1);
    layout.structure.push_back({Role::document, NodeId::artifact, NodeId::artifact, NodeId::artifact, NodeId::artifact, 0});
}

FaceId LayoutBuilder::face(std::string_view name) {
    const auto [it, is_new] = faces_.try_emplace(std::string(name), static_cast<FaceId>(layout.faces.size()));
    if (is_new) layout.faces.push_back(FontLibrary::standard().face(name));
    return it->second;
}

FaceId LayoutBuilder::face_from_file(std::string_view path, unsigned index) {
    const auto [it, is_new] = faces_.try_emplace(std::string(path), static_cast<FaceId>(layout.faces.size()));
    if (is_new) {
        files_.add_file(std::string(path), std::string(path), index);
        layout.faces.push_back(files_.face(path));
    }
    return it->second;
}

NodeId LayoutBuilder::node(Role role, NodeId parent) {
    const auto id = static_cast<NodeId>(layout.structure.size());
    layout.structure.push_back({role, parent, NodeId::artifact, NodeId::artifact, NodeId::artifact, 0});
    StructureNode& above = layout.structure[static_cast<std::size_t>(parent)];
    if (above.first_child == NodeId::artifact) above.first_child = id;
    else layout.structure[static_cast<std::size_t>(above.last_child)].next = id;
    above.last_child = id;
    return id;
}

StructureDetail& LayoutBuilder::detail(NodeId node) {
    StructureNode& at = layout.structure[static_cast<std::size_t>(node)];
    if (at.detail == 0) {
        at.detail = static_cast<std::uint32_t>(layout.details.size());
        layout.details.emplace_back();
    }
    return layout.details[at.detail];
}

Page& LayoutBuilder::add_page(std::string label) {
    Page& page = layout.pages.emplace_back();
    page.size = {Length::points(420), Length::points(595)};
    page.label = label.empty() ? std::to_string(layout.pages.size()) : std::move(label);
    return page;
}

const ShapedText& LayoutBuilder::shape(FaceId face, std::string_view characters, std::string_view text) {
    const auto [it, is_new] = words_.try_emplace({static_cast<int>(face), std::string(characters) + '\0' + std::string(text)}, nullptr);
    if (!is_new) return *it->second;
    ShapedText& word = layout.shaped.emplace_back();
    it->second = &word;
    word.face = face;
    word.text = text.empty() ? characters : text;
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf8(buffer, characters.data(), static_cast<int>(characters.size()), 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    word.is_right_to_left = hb_buffer_get_direction(buffer) == HB_DIRECTION_RTL;
    hb_shape(layout.faces[static_cast<std::size_t>(face)]->hb_font(), buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, nullptr);
    for (unsigned i = 0; i < count; ++i) {
        Glyph glyph;
        glyph.id = static_cast<std::uint16_t>(infos[i].codepoint);
        glyph.x_offset = static_cast<std::int16_t>(places[i].x_offset);
        glyph.y_offset = static_cast<std::int16_t>(places[i].y_offset);
        glyph.advance = places[i].x_advance;
        glyph.text_begin = text.empty() ? infos[i].cluster : 0;
        if (i == 0 || infos[i].cluster != infos[i - 1].cluster) {
            // The cluster ends where the next one in the text begins.
            auto end = static_cast<std::uint32_t>(word.text.size());
            if (text.empty())
                for (unsigned j = 0; j < count; ++j)
                    if (infos[j].cluster > infos[i].cluster) end = std::min(end, infos[j].cluster);
            glyph.text_length = end - glyph.text_begin;
        }
        word.advance += glyph.advance;
        word.glyphs.push_back(glyph);
    }
    hb_buffer_destroy(buffer);
    return word;
}

float LayoutBuilder::line(NodeId owner, std::string_view text, float x, float baseline, const TextLook& look, bool space_after) {
    const Face& face = *layout.faces[static_cast<std::size_t>(look.face)];
    const float unit = look.size / static_cast<float>(face.units_per_em());
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const bool is_last = space == text.size();
        const ShapedText& word = shape(look.face, text.substr(0, space));
        page().items.push_back(TextItem{&word, x, baseline, look.size, look.letter_space, look.color, !is_last || space_after, owner});
        x += static_cast<float>(word.advance) * unit + static_cast<float>(word.glyphs.size()) * look.letter_space;
        if (!is_last || space_after) x += static_cast<float>(face.advance(face.space_glyph())) * unit * 1.1F;  // as if justified
        text.remove_prefix(is_last ? space : space + 1);
    }
    return x;
}

void LayoutBuilder::link(NodeId node, Target target, std::string words, Rect box) {
    page().links.push_back({box, std::move(target), std::move(words), node});
}

Rect rect(double x, double y, double width, double height) {
    return {{Length::points(x), Length::points(y)}, {Length::points(width), Length::points(height)}};
}

std::shared_ptr<const EncodedPicture> FixedPictures::get(const ImageEntry& image, PictureRequest, Diagnostics&) {
    ++asked;
    const auto it = by_name.find(image.name);
    return it == by_name.end() ? nullptr : std::make_shared<EncodedPicture>(it->second);
}

std::string pdf_of(const Layout& layout, const Document& document) {
    FixedPictures pictures;
    StringSink sink;
    Diagnostics diagnostics;
    pdf::write_pdf(document, layout, pictures, sink, diagnostics);
    return sink.take();
}

std::string saved(std::string_view name, std::string_view bytes) {
    const std::string path = std::string(TEST_BINARY_DIR) + "/" + std::string(name);
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

Ran run(const std::string& command) {
    Ran ran;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (!pipe) return ran;
    std::array<char, 4096> buffer{};
    while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) ran.output.append(buffer.data(), count);
    const int status = pclose(pipe);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

std::string objects_of(const std::string& path) {
    const std::string out = path + ".qdf";
    (void)run("qpdf --qdf --object-streams=disable --no-original-object-ids " + path + " " + out);
    std::ostringstream text;
    text << std::ifstream(out, std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace notes_export::pdf_test
