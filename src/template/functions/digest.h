// Digests and checksums of bytes, in lower-case hexadecimal digits where they are texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace notes_export::templates {

enum class Digest { md5, sha1, sha256, sha384, sha512 };

[[nodiscard]] std::string digest(Digest kind, std::string_view bytes);
/// RFC 2104, as raw bytes.
[[nodiscard]] std::string hmac(Digest kind, std::string_view key, std::string_view bytes);
[[nodiscard]] std::uint32_t fnv32a(std::string_view bytes);
[[nodiscard]] std::uint64_t xxhash(std::string_view bytes);
[[nodiscard]] std::string hexadecimal(std::string_view bytes);

}  // namespace notes_export::templates
