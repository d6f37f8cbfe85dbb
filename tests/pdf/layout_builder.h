// Layouts made by hand, so that what is painted can be told apart from what typesetting decides.
#pragma once

#include "notes_export/picture.h"
#include "typeset/font/font_library.h"
#include "typeset/frame.h"

#include <map>
#include <string>
#include <string_view>

namespace notes_export::pdf_test {

class LayoutBuilder {
public:
    LayoutBuilder();

    /// A face of the compiled-in fonts, or of a file.
    typeset::FaceId face(std::string_view name);
    typeset::FaceId face_from_file(std::string_view path, unsigned index = 0);

    typeset::NodeId node(typeset::Role role, typeset::NodeId parent);
    /// A leaf of content below `parent`.
    typeset::NodeId leaf(typeset::NodeId parent) { return node(typeset::Role::content, parent); }
    typeset::StructureDetail& detail(typeset::NodeId node);

    typeset::Page& add_page(std::string label = {});
    typeset::Page& page() { return layout.pages.back(); }

    struct TextLook {
        typeset::FaceId face{};
        float size = 11;
        typeset::Color color{};
        float letter_space = 0;
    };
    /// Words of one line, shaped, from (x, baseline) on; returns where the line ends.
    float line(typeset::NodeId owner, std::string_view text, float x, float baseline, const TextLook& look, bool space_after = true);
    /// One word; `text` is what it says where that differs from the characters shaped.
    const typeset::ShapedText& shape(typeset::FaceId face, std::string_view characters, std::string_view text = {});
    void link(typeset::NodeId node, Target target, std::string words, typeset::Rect box);

    typeset::Layout layout;
    typeset::NodeId document;

private:
    typeset::FontLibrary files_;
    std::map<std::string, typeset::FaceId, std::less<>> faces_;
    std::map<std::pair<int, std::string>, const typeset::ShapedText*> words_;
};

[[nodiscard]] typeset::Rect rect(double x, double y, double width, double height);

/// Serves what was put into it, whatever is asked for.
class FixedPictures final : public PictureSource {
public:
    void will_need(const ImageEntry&, PictureRequest) override {}
    std::shared_ptr<const EncodedPicture> get(const ImageEntry& image, PictureRequest, Diagnostics&) override;
    std::map<std::string, EncodedPicture, std::less<>> by_name;
    int asked = 0;
};

/// The PDF of a layout.
[[nodiscard]] std::string pdf_of(const typeset::Layout& layout, const Document& document = {});

/// Writes `bytes` to a file in the build folder and returns its path.
[[nodiscard]] std::string saved(std::string_view name, std::string_view bytes);

/// What a program prints (both streams), and whether it ended well.
struct Ran {
    std::string output;
    int status = -1;
};
[[nodiscard]] Ran run(const std::string& command);

/// The file's objects as text, through qpdf.
[[nodiscard]] std::string objects_of(const std::string& path);

}  // namespace notes_export::pdf_test
