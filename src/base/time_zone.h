// Time zones by their names in the time zone database ("Europe/Berlin"). ICU brings the data along, so the answers are the same on
// every machine.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace notes_export::base {

class TimeZone {
public:
    explicit TimeZone(std::string_view name);
    ~TimeZone();
    TimeZone(TimeZone&&) noexcept;
    TimeZone& operator=(TimeZone&&) noexcept;

    /// False for a name that is none; such a zone is UTC.
    [[nodiscard]] bool is_valid() const { return impl_ != nullptr; }
    /// Seconds that clocks there are ahead of UTC when they show `local` (seconds since 1970 as if it were UTC). A time that the clocks
    /// skip or show twice gets the offset that Go, and so Hugo, gives it. Thread-safe.
    [[nodiscard]] std::int64_t offset_of_local(std::int64_t local) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;  // null: no zone has the name
};

}  // namespace notes_export::base
