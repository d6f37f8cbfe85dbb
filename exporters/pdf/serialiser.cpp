#include "pdf/serialiser.h"

#include <cstring>

namespace notes_export::pdf {
namespace {

// libharu's table counts offsets in 32 bits and some readers in 31: larger files would be broken ones.
constexpr std::uint64_t max_file_size = 0x7FFFFFFF;

constexpr std::size_t buffer_size = 64 * 1024;

// The comment's bytes above 127 tell transfer programs that the file is binary (ISO 32000-1 §7.5.2).
constexpr std::string_view header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

/// One step of a multiply-and-fold hash over eight bytes. Not for secrets: two documents differ, that is all.
std::uint64_t mixed(std::uint64_t hash, std::uint64_t word, std::uint64_t factor) {
    hash = (hash ^ word) * factor;
    return hash ^ (hash >> 29);
}

}  // namespace

Serialiser::Serialiser(ByteSink& sink) : sink_(sink), hash_{0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu} {
    buffer_.reserve(buffer_size);
    write(header);
}

std::uint64_t Serialiser::write_stream(ObjectId id, std::string_view entries, std::string_view data) {
    const std::uint64_t offset = position_;
    std::string head;
    append_integer(head, number_of(id));
    head += " 0 obj\n<<";
    head += entries;
    head += "/Length ";
    append_integer(head, static_cast<std::int64_t>(data.size()));
    head += ">>\nstream\n";
    write(head);
    write(data);
    write("\nendstream\nendobj\n");
    return offset;
}

std::uint64_t Serialiser::write_plain(ObjectId id, std::string_view value) {
    const std::uint64_t offset = position_;
    std::string head;
    append_integer(head, number_of(id));
    head += " 0 obj\n";
    write(head);
    write(value);
    write("\nendobj\n");
    return offset;
}

void Serialiser::write_end(std::string_view table) {
    std::string end(table);
    end += "startxref\n";
    append_integer(end, static_cast<std::int64_t>(position_));
    end += "\n%%EOF\n";
    write(end);
    flush();
}

void Serialiser::write(std::string_view bytes) {
    position_ += bytes.size();
    if (position_ > max_file_size)
        throw Failure("pdf-too-large", "the PDF would be larger than 2 GiB, which readers do not open");
    if (buffer_.size() + bytes.size() > buffer_size) flush();
    if (bytes.size() >= buffer_size) sink_.write(bytes);
    else buffer_ += bytes;

    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        hash_[0] = mixed(hash_[0], word, 0xFF51AFD7ED558CCDu);
        hash_[1] = mixed(hash_[1], word, 0xC4CEB9FE1A85EC53u);
    }
    std::uint64_t rest = bytes.size();
    for (; at < bytes.size(); ++at) rest = rest << 8 | static_cast<unsigned char>(bytes[at]);
    hash_[0] = mixed(hash_[0], rest, 0xFF51AFD7ED558CCDu);
    hash_[1] = mixed(hash_[1], rest, 0xC4CEB9FE1A85EC53u);
}

void Serialiser::flush() {
    if (!buffer_.empty()) sink_.write(buffer_);
    buffer_.clear();
}

std::string Serialiser::fingerprint() const {
    std::string out;
    for (const std::uint64_t half : hash_)
        for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(half >> shift & 0xFF);
    return out;
}

}  // namespace notes_export::pdf
