#include "base/time_zone.h"

#include <unicode/timezone.h>
#include <unicode/unistr.h>

namespace notes_export::base {
namespace {

// Longer than any name of a zone.
constexpr std::size_t max_name_bytes = 100;

}  // namespace

struct TimeZone::Impl {
    std::unique_ptr<const icu::TimeZone> zone;

    [[nodiscard]] std::int64_t offset_at(std::int64_t seconds) const {
        int32_t raw = 0, summer = 0;
        UErrorCode status = U_ZERO_ERROR;
        zone->getOffset(static_cast<UDate>(seconds) * 1000, false, raw, summer, status);
        return U_SUCCESS(status) ? (raw + summer) / 1000 : 0;
    }
};

TimeZone::TimeZone(std::string_view name) {
    if (name.empty() || name.size() > max_name_bytes) return;
    const icu::UnicodeString wanted = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
    std::unique_ptr<const icu::TimeZone> zone(icu::TimeZone::createTimeZone(wanted));
    if (!zone || *zone == icu::TimeZone::getUnknown()) return;
    impl_ = std::make_unique<Impl>(Impl{std::move(zone)});
}
TimeZone::~TimeZone() = default;
TimeZone::TimeZone(TimeZone&&) noexcept = default;
TimeZone& TimeZone::operator=(TimeZone&&) noexcept = default;

std::int64_t TimeZone::offset_of_local(std::int64_t local) const {
    if (!impl_) return 0;
    // The offset at that instant taken as UTC is right but near a change of clocks; one step towards the real instant settles that.
    return impl_->offset_at(local - impl_->offset_at(local));
}

}  // namespace notes_export::base
