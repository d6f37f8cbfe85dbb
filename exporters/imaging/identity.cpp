#include "imaging/identity.h"

#include <bit>
#include <cstddef>
#include <cstring>

namespace notes_export::imaging {
namespace {

// Odd constants with well-mixed bits (from the golden ratio and the square root of two).
constexpr std::uint64_t first_factor = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t second_factor = 0x6A09E667F3BCC909U;

std::uint64_t finished(std::uint64_t hash) {
    hash ^= hash >> 33;
    hash *= first_factor;
    hash ^= hash >> 29;
    return hash;
}

}  // namespace

Identity identity_of(std::string_view bytes) {
    Identity identity{bytes.size(), first_factor, second_factor};
    const auto mix = [&](std::uint64_t word) {
        identity.first = std::rotl((identity.first ^ word) * first_factor, 27);
        identity.second = std::rotl((identity.second + word) * second_factor, 31);
    };
    std::size_t offset = 0;
    for (; offset + sizeof(std::uint64_t) <= bytes.size(); offset += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + offset, sizeof word);
        mix(word);
    }
    std::uint64_t rest = 0;
    if (offset < bytes.size()) std::memcpy(&rest, bytes.data() + offset, bytes.size() - offset);
    mix(rest);
    identity.first = finished(identity.first);
    identity.second = finished(identity.second);
    return identity;
}

}  // namespace notes_export::imaging
