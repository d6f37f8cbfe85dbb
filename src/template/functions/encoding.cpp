// encoding.*, crypto.* and hash.*
#include "template/functions/arguments.h"
#include "template/functions/digest.h"
#include "template/functions/tables.h"

#include "base/base64.h"
#include "template/json.h"

namespace notes_export::templates {
namespace {

Value jsonify(Call& call, Arguments a) {
    JsonStyle style;
    if (a.size() > 1 && a[0].map() != nullptr) {
        const Map& options = *a[0].map();
        const auto text_of = [&](const char* name) {
            for (const auto& [key, value] : options.entries)
                if (key == name) return to_text(value);
            return std::string();
        };
        style.prefix = text_of("prefix");
        style.indent = text_of("indent");
        for (const char* name : {"noHTMLEscape", "nohtmlescape"})
            if (const Value* off = options.find(name); off != nullptr && off->is_true()) style.escapes_html = false;
    } else if (a.size() > 1) {
        style.prefix = to_text(a[0]);
        if (a.size() > 2) style.indent = to_text(a[1]);
    }
    if (style.prefix.size() + style.indent.size() > 100) fail("jsonify: the indentation is too long");
    std::string json = to_json(a.back(), style);
    call.budget().step(json.size() / 64);
    return Value(std::move(json), Trust::html);
}

Value base64_encode(Call&, Arguments a) {
    std::string out;
    base::append_base64(out, to_text(a[0]));
    return Value(std::move(out));
}

Value base64_decode(Call&, Arguments a) {
    std::optional<std::string> bytes = base::decode_base64(to_text(a[0]));
    if (!bytes) fail("illegal base64 data");
    return Value(*std::move(bytes));
}

Value hex_encode(Call&, Arguments a) { return Value(hexadecimal(to_text(a[0]))); }

Value hex_decode(Call&, Arguments a) {
    const std::string digits = to_text(a[0]);
    const auto value_of = [](char c) { return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1; };
    std::string out;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        if (value_of(digits[i]) < 0 || value_of(digits[i + 1]) < 0) fail("invalid hexadecimal digits");
        out += static_cast<char>(value_of(digits[i]) * 16 + value_of(digits[i + 1]));
    }
    if (digits.size() % 2 != 0) fail("odd number of hexadecimal digits");
    return Value(std::move(out));
}

template <Digest kind>
Value digest_of(Call&, Arguments a) {
    return Value(digest(kind, to_text(a[0])));
}

// `hmac "sha256" KEY TEXT "binary"`
Value keyed_digest(Call&, Arguments a) {
    const std::string name = to_text(a[0]);
    const Digest kind = name == "md5" ? Digest::md5 : name == "sha1" ? Digest::sha1 : name == "sha512" ? Digest::sha512 : Digest::sha256;
    if (name != "md5" && name != "sha1" && name != "sha256" && name != "sha512") fail("hmac: " + name + " is not a supported hash function");
    const std::string bytes = hmac(kind, to_text(a[1]), to_text(a[2]));
    return Value(a.size() > 3 && to_text(a[3]) == "binary" ? bytes : hexadecimal(bytes));
}

Value fnv(Call&, Arguments a) { return Value(fnv32a(to_text(a[0]))); }
Value xxhash_of(Call&, Arguments a) {
    const std::uint64_t hash = xxhash(to_text(a[0]));
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((hash >> shift) & 255);
    return Value(hexadecimal(bytes));
}

constexpr FunctionRow rows[] = {
    {"encoding.Jsonify", "jsonify", jsonify, 1, 3},
    {"encoding.Base64Encode", "base64Encode", base64_encode, 1, 1},
    {"encoding.Base64Decode", "base64Decode", base64_decode, 1, 1},
    {"encoding.HexEncode", "hexEncode", hex_encode, 1, 1},
    {"encoding.HexDecode", "hexDecode", hex_decode, 1, 1},
    {"crypto.MD5", "md5", digest_of<Digest::md5>, 1, 1},
    {"crypto.SHA1", "sha1", digest_of<Digest::sha1>, 1, 1},
    {"crypto.SHA256", "sha256", digest_of<Digest::sha256>, 1, 1},
    {"crypto.HMAC", "hmac", keyed_digest, 3, 4},
    {"crypto.FNV32a", "", fnv, 1, 1},
    {"hash.FNV32a", "", fnv, 1, 1},
    {"hash.XxHash", "xxhash", xxhash_of, 1, 1},
};

}  // namespace

std::span<const FunctionRow> encoding_functions() { return rows; }

}  // namespace notes_export::templates
