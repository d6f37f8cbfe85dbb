#include "pdf/haru_file.h"

#include "base/numbers.h"

#include <hpdf.h>
#include <hpdf_catalog.h>
#include <hpdf_doc.h>
#include <hpdf_list.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>

#include <cassert>

namespace notes_export::pdf {
namespace {

// Measured: larger groups compress no better and cost readers more to open one object.
constexpr std::size_t objects_per_stream = 200;

// Marks of the cross-reference table: libharu's two, and ours for an object inside an object stream
// (its offset is then the stream's number, its generation the place in it).
constexpr char entry_free = HPDF_FREE_ENTRY;
constexpr char entry_in_use = HPDF_IN_USE_ENTRY;
constexpr char entry_packed = 'c';

// libharu grows its table by this many entries at a time, copying it; its own 1,024 make a million objects quadratic.
constexpr HPDF_UINT table_growth = 256 * 1024;

ObjectId id_of(const void* object) {
    return static_cast<ObjectId>(static_cast<const HPDF_Obj_Header*>(object)->obj_id & 0x00FFFFFF);
}

/// The first error stays in the document; this only keeps libharu from calling a null handler.
void ignore_error(HPDF_STATUS, HPDF_STATUS, void*) {}

}  // namespace

struct HaruFile::Doc {
    Doc() : doc(HPDF_New(ignore_error, nullptr)) {}
    ~Doc() { if (doc) HPDF_Free(doc); }
    Doc(const Doc&) = delete;
    Doc& operator=(const Doc&) = delete;

    [[nodiscard]] HPDF_XrefEntry entry(ObjectId id) const { return HPDF_Xref_GetEntry(doc->xref, number_of(id)); }

    HPDF_Doc doc;
};

HaruFile::HaruFile(ByteSink& sink) : doc_(std::make_unique<Doc>()), serialiser_(sink) {
    if (!doc_->doc) throw Failure("pdf-internal", "libharu cannot start a document");
    doc_->doc->xref->entries->items_per_block = table_growth;
}

HaruFile::~HaruFile() = default;

ObjectId HaruFile::reserve(std::size_t count) {
    ObjectId first = ObjectId::none;
    for (std::size_t i = 0; i < count; ++i) {
        // A null stands for the object in libharu's table; the value itself goes straight to the file.
        HPDF_Null stand_in = HPDF_Null_New(doc_->doc->mmgr);
        if (!stand_in || HPDF_Xref_Add(doc_->doc->xref, stand_in) != HPDF_OK)
            throw Failure("pdf-too-large", "the PDF would hold more than 8 million objects, which readers do not open");
        doc_->entry(id_of(stand_in))->entry_typ = entry_free;
        if (i == 0) first = id_of(stand_in);
    }
    return first;
}

ObjectId HaruFile::page_root() const { return id_of(doc_->doc->root_pages); }

void HaruFile::place(ObjectId id, char type, std::uint64_t offset, std::uint16_t index) {
    HPDF_XrefEntry entry = doc_->entry(id);
    assert(entry && id != ObjectId::none);
    entry->entry_typ = type;
    entry->byte_offset = static_cast<HPDF_UINT>(offset);
    entry->gen_no = index;
}

void HaruFile::write(ObjectId id, std::string_view value) {
    if (packed_stream_ == ObjectId::none) packed_stream_ = reserve();
    place(id, entry_packed, number_of(packed_stream_), static_cast<std::uint16_t>(packed_ids_.size()));
    packed_ids_.push_back(id);
    packed_at_.push_back(packed_.size());
    packed_ += value;
    packed_ += '\n';
    if (packed_ids_.size() == objects_per_stream) flush_packed();
}

ObjectId HaruFile::add(std::string_view value) {
    const ObjectId id = reserve();
    write(id, value);
    return id;
}

void HaruFile::flush_packed() {
    if (packed_ids_.empty()) return;
    std::string data;
    for (std::size_t i = 0; i < packed_ids_.size(); ++i) {
        append_integer(data, number_of(packed_ids_[i]));
        data += ' ';
        append_integer(data, static_cast<std::int64_t>(packed_at_[i]));
        data += i + 1 < packed_ids_.size() ? ' ' : '\n';
    }
    std::string entries = "/Type/ObjStm/N ";
    append_integer(entries, static_cast<std::int64_t>(packed_ids_.size()));
    entries += "/First ";
    append_integer(entries, static_cast<std::int64_t>(data.size()));
    data += packed_;
    const ObjectId stream = packed_stream_;
    packed_stream_ = ObjectId::none;
    packed_ids_.clear(), packed_at_.clear(), packed_.clear();
    write_stream(stream, entries, data);
}

void HaruFile::write_stream(ObjectId id, std::string_view entries, std::string_view data) {
    std::string with_filter(entries);
    with_filter += "/Filter/FlateDecode";
    write_encoded_stream(id, with_filter, deflater_.compress(data));
}

void HaruFile::write_encoded_stream(ObjectId id, std::string_view entries, std::string_view data) {
    place(id, entry_in_use, serialiser_.write_stream(id, entries, data), 0);
}

void HaruFile::set_catalog(const char* key, ObjectId value) {
    HPDF_Dict_Add(doc_->doc->catalog, key, doc_->entry(value)->obj);
}

void HaruFile::set_catalog_name(const char* key, const char* name) { HPDF_Dict_AddName(doc_->doc->catalog, key, name); }

namespace {

HPDF_Binary binary(HPDF_MMgr memory, std::string_view bytes) {
    std::vector<HPDF_BYTE> copy(bytes.begin(), bytes.end());  // libharu's parameter is not const
    return HPDF_Binary_New(memory, copy.data(), static_cast<HPDF_UINT>(copy.size()));
}

}  // namespace

void HaruFile::set_catalog_text(const char* key, std::string_view bytes) {
    HPDF_Dict_Add(doc_->doc->catalog, key, binary(doc_->doc->mmgr, bytes));
}

void HaruFile::set_info(const char* key, std::string_view bytes) {
    HPDF_Dict_Add(doc_->doc->info, key, binary(doc_->doc->mmgr, bytes));
}

/// An object that libharu holds, in its own notation.
void HaruFile::write_haru_object(void* object) {
    HPDF_Stream memory = HPDF_MemStream_New(doc_->doc->mmgr, 4096);
    if (!memory) return check();
    HPDF_Obj_WriteValue(object, memory, nullptr);
    std::string value;
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(memory); ++i) {
        HPDF_UINT length = 0;
        const HPDF_BYTE* part = HPDF_MemStream_GetBufPtr(memory, i, &length);
        value.append(part, part + length);
    }
    HPDF_Stream_Free(memory);
    check();
    place(id_of(object), entry_in_use, serialiser_.write_plain(id_of(object), value), 0);
}

void HaruFile::finish() {
    check();
    write_haru_object(doc_->doc->info);
    write_haru_object(doc_->doc->catalog);
    flush_packed();
    write_cross_reference();
}

void HaruFile::write_cross_reference() {
    const ObjectId self = reserve();
    const std::uint64_t offset = serialiser_.position();
    place(self, entry_in_use, offset, 0);
    const HPDF_UINT count = doc_->doc->xref->entries->count;

    constexpr std::size_t row_bytes = 7;  // W [1 4 2]
    std::string rows;
    rows.reserve(count * row_bytes);
    for (HPDF_UINT i = 0; i < count; ++i) {
        const HPDF_XrefEntry entry = HPDF_Xref_GetEntry(doc_->doc->xref, i);
        const bool is_free = entry->entry_typ == entry_free;
        const std::uint32_t field = is_free ? 0 : entry->byte_offset;
        const std::uint32_t index = i == 0 ? 65535 : is_free ? 0 : entry->gen_no;
        rows += is_free ? '\0' : entry->entry_typ == entry_packed ? '\2' : '\1';
        for (int shift = 24; shift >= 0; shift -= 8) rows += static_cast<char>(field >> shift & 0xFF);
        for (int shift = 8; shift >= 0; shift -= 8) rows += static_cast<char>(index >> shift & 0xFF);
    }

    std::string trailer = "/Size ";
    append_integer(trailer, count);
    trailer += "/Root ";
    append_reference(trailer, id_of(doc_->doc->catalog));
    trailer += "/Info ";
    append_reference(trailer, id_of(doc_->doc->info));
    const std::string identity = serialiser_.fingerprint();  // of the content: the same notes give the same file
    trailer += "/ID[";
    append_bytes(trailer, identity);
    append_bytes(trailer, identity);
    trailer += ']';
    write_stream(self, "/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>" + trailer, up_filtered(rows, row_bytes));

    std::string table = table_rows() + "trailer\n<<" + trailer + "/XRefStm ";
    append_integer(table, static_cast<std::int64_t>(offset));
    serialiser_.write_end(table + ">>\n");
}

/// The classic table of what stands in the file by itself; what is packed is found through the stream (a hybrid file, ISO
/// 32000-1 §7.5.8.4). Checkers of PDF/A-1 refuse a file whose last table is a stream, and it costs 20 bytes a stream.
std::string HaruFile::table_rows() const {
    const HPDF_UINT count = doc_->doc->xref->entries->count;
    const auto is_listed = [&](HPDF_UINT i) { return i == 0 || (i < count && HPDF_Xref_GetEntry(doc_->doc->xref, i)->entry_typ == entry_in_use); };
    std::string out = "xref\n";
    for (HPDF_UINT begin = 0; begin < count;) {
        if (!is_listed(begin)) {
            ++begin;
            continue;
        }
        HPDF_UINT end = begin + 1;
        while (is_listed(end)) ++end;
        append_integer(out, begin), out += ' ', append_integer(out, end - begin), out += '\n';
        for (; begin < end; ++begin) {
            const std::string offset = begin == 0 ? "0" : std::to_string(HPDF_Xref_GetEntry(doc_->doc->xref, begin)->byte_offset);
            out.append(10 - offset.size(), '0').append(offset).append(begin == 0 ? " 65535 f \n" : " 00000 n \n");
        }
    }
    return out;
}

void HaruFile::check() const {
    const HPDF_STATUS status = HPDF_GetError(doc_->doc);
    if (status != HPDF_OK)
        throw Failure("pdf-internal", "libharu reports error " + base::number(static_cast<double>(status), 0));
}

}  // namespace notes_export::pdf
