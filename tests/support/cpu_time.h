// For tests that hold work to linear growth: processor time, which other programs on a busy machine do not change as they change the clock.
#pragma once

#include <ctime>

namespace notes_export::test {

/// Processor time of this process since the object was made, all threads together.
class CpuTime {
public:
    [[nodiscard]] double seconds() const { return static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC; }

private:
    std::clock_t start_ = std::clock();
};

}  // namespace notes_export::test
