#include "pdf/metadata.h"

#include "base/document_title.h"
#include "base/one_line.h"
#include "base/xml_escape.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace notes_export::pdf {
namespace {

constexpr std::string_view producer = "notes-export";

/// A date of the notes in both notations; PDF/A wants them to say the same to the second.
struct Date {
    std::string info;  ///< D:20230421000000+00'00'
    std::string xmp;   ///< 2023-04-21T00:00:00+00:00
};

bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "+02" and "00" of "+02:00"; anything else is UTC.
std::pair<std::string_view, std::string_view> offset_of(std::string_view zone) {
    const bool is_offset = zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':' && are_digits(zone.substr(1, 2)) &&
                           are_digits(zone.substr(4));
    if (!is_offset) return {"+00", "00"};
    return {zone.substr(0, 3), zone.substr(4)};
}

/// From "2023-04-21", "2023-04-21T10:20:30Z" or "2023-04-21T12:20:30+02:00"; nothing from anything else.
std::optional<Date> parse_date(std::string_view text) {
    const bool has_time = text.size() >= 19 && (text[10] == 'T' || text[10] == ' ');
    if (text.size() < 10 || (text.size() > 10 && !has_time)) return std::nullopt;
    const std::string_view year = text.substr(0, 4), month = text.substr(5, 2), day = text.substr(8, 2);
    const std::string_view hour = has_time ? text.substr(11, 2) : "00", minute = has_time ? text.substr(14, 2) : "00",
                           second = has_time ? text.substr(17, 2) : "00";
    for (const std::string_view part : {year, month, day, hour, minute, second})
        if (!are_digits(part)) return std::nullopt;
    const auto join = [](auto... parts) {
        std::string out;
        ((out += parts), ...);
        return out;
    };
    const auto [hours, minutes] = offset_of(text.substr(std::min<std::size_t>(19, text.size())));
    return Date{join("D:", year, month, day, hour, minute, second, hours, "'", minutes, "'"),
                join(year, "-", month, "-", day, "T", hour, ":", minute, ":", second, hours, ":", minutes)};
}

struct FileDates {
    std::optional<Date> created, modified;
};

/// Of the two, one that is unknown is the other: readers of files expect both.
FileDates file_dates(const Meta& meta) {
    FileDates dates{parse_date(meta.date), parse_date(meta.modified)};
    if (!dates.created) dates.created = dates.modified;
    if (!dates.modified) dates.modified = dates.created;
    return dates;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += separator;
        out += part;
    }
    return out;
}

void append_element(std::string& out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out.append("<").append(name).append(">");
    base::append_xml_text(out, text);
    out.append("</").append(name).append(">\n");
}

/// `container` is Alt (one text per language, here the default), Seq or Bag.
void append_items(std::string& out, std::string_view name, std::string_view container, const std::vector<std::string>& items) {
    if (items.empty()) return;
    out.append("<").append(name).append("><rdf:").append(container).append(">");
    for (const std::string& item : items) {
        out += container == "Alt" ? "<rdf:li xml:lang=\"x-default\">" : "<rdf:li>";
        base::append_xml_text(out, item);
        out += "</rdf:li>";
    }
    out.append("</rdf:").append(container).append("></").append(name).append(">\n");
}

std::vector<std::string> one(const std::string& text) {
    return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{text};
}

// PDF/A allows only namespaces that it knows or that the file itself describes: this one describes PDF/UA's.
// It stands in a Description of its own and before the data it describes: PDFBox finds it nowhere else.
constexpr std::string_view claims_xmp =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
    "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n";

/// As append_text encodes it, but without parentheses and escapes: libharu writes information strings itself.
std::string text_bytes(std::string_view text) {
    std::string literal, out;
    append_text(literal, text);
    for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
        if (literal[i] != '\\') out += literal[i];
        else out += literal[++i] == 'r' ? '\r' : literal[i];
    }
    return out;
}

void set_info_text(HaruFile& file, const char* key, std::string_view text) {
    if (!text.empty()) file.set_info(key, text_bytes(text));
}

}  // namespace

std::string make_xmp(const Meta& meta, Claims claims) {
    std::string out =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\" "
        "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n";
    append_element(out, "dc:format", "application/pdf");
    append_items(out, "dc:title", "Alt", {base::document_title(meta)});
    append_items(out, "dc:creator", "Seq", one(joined(meta.authors, ", ")));
    append_items(out, "dc:description", "Alt", one(base::one_line(meta.description)));
    append_items(out, "dc:language", "Bag", one(meta.language));
    append_items(out, "dc:rights", "Alt", one(base::one_line(meta.license_name)));
    append_element(out, "xmpRights:WebStatement", meta.license_url);
    append_element(out, "dc:identifier", meta.identifier);
    append_element(out, "dc:source", meta.web_address);
    append_element(out, "pdf:Keywords", joined(meta.keywords, ", "));
    append_element(out, "pdf:Producer", producer);
    const FileDates dates = file_dates(meta);
    if (dates.created) append_element(out, "xmp:CreateDate", dates.created->xmp);
    if (dates.modified) {
        append_element(out, "xmp:ModifyDate", dates.modified->xmp);
        append_element(out, "xmp:MetadataDate", dates.modified->xmp);
    }
    out += "</rdf:Description>\n";
    if (claims == Claims::accessible_archive) out += claims_xmp;
    return out + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

ObjectId write_metadata(HaruFile& file, const Meta& meta, Claims claims) {
    set_info_text(file, "Title", base::document_title(meta));
    set_info_text(file, "Author", joined(meta.authors, ", "));
    set_info_text(file, "Subject", base::one_line(meta.description));
    set_info_text(file, "Keywords", joined(meta.keywords, ", "));
    set_info_text(file, "Producer", producer);
    const FileDates dates = file_dates(meta);
    if (dates.created) set_info_text(file, "CreationDate", dates.created->info);
    if (dates.modified) set_info_text(file, "ModDate", dates.modified->info);
    const ObjectId id = file.reserve();
    // Not compressed: PDF/A wants archives to find it without a PDF reader.
    file.write_encoded_stream(id, "/Type/Metadata/Subtype/XML", make_xmp(meta, claims));
    return id;
}

ObjectId write_output_intent(HaruFile& file) {
    const ObjectId profile = file.reserve();
    file.write_stream(profile, "/N 3", make_srgb_profile());
    std::string out = "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                      "/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/DestOutputProfile ";
    append_reference(out, profile);
    return file.add(out + ">>");
}

}  // namespace notes_export::pdf
