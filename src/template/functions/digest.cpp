#include "template/functions/digest.h"

#include "template/error.h"

#include <gcrypt.h>
#include <xxhash.h>

#include <memory>
#include <type_traits>

namespace notes_export::templates {
namespace {

int algorithm(Digest kind) {
    switch (kind) {
        case Digest::md5: return GCRY_MD_MD5;
        case Digest::sha1: return GCRY_MD_SHA1;
        case Digest::sha256: return GCRY_MD_SHA256;
        case Digest::sha384: return GCRY_MD_SHA384;
        case Digest::sha512: return GCRY_MD_SHA512;
    }
    return GCRY_MD_NONE;
}

// The library wants to be asked for its version before anything else; it is ready for threads then.
void start() {
    static const bool is_ready = [] {
        gcry_check_version(nullptr);
        gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
        gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
        return true;
    }();
    (void)is_ready;
}

struct Close {
    void operator()(gcry_md_hd_t handle) const { gcry_md_close(handle); }
};

}  // namespace

std::string hexadecimal(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
        out += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

std::string digest(Digest kind, std::string_view bytes) {
    start();
    std::string out(gcry_md_get_algo_dlen(algorithm(kind)), '\0');
    gcry_md_hash_buffer(algorithm(kind), out.data(), bytes.data(), bytes.size());
    return hexadecimal(out);
}

std::string hmac(Digest kind, std::string_view key, std::string_view bytes) {
    start();
    gcry_md_hd_t handle = nullptr;
    if (gcry_md_open(&handle, algorithm(kind), GCRY_MD_FLAG_HMAC) != 0) fail("the digest is not available");
    const std::unique_ptr<std::remove_pointer_t<gcry_md_hd_t>, Close> owner(handle);
    if (gcry_md_setkey(handle, key.data(), key.size()) != 0) fail("the key can't be used");
    gcry_md_write(handle, bytes.data(), bytes.size());
    const unsigned char* const read = gcry_md_read(handle, 0);
    return {reinterpret_cast<const char*>(read), gcry_md_get_algo_dlen(algorithm(kind))};
}

std::uint32_t fnv32a(std::string_view bytes) {
    std::uint32_t hash = 2166136261U;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

std::uint64_t xxhash(std::string_view bytes) { return XXH64(bytes.data(), bytes.size(), 0); }

}  // namespace notes_export::templates
