// Lengths and places on a page as types. The unit is the point (1/72 inch) of PDF; y grows downward from the top
// edge of the page, as a reader sees it.
#pragma once

#include <compare>

namespace notes_export::typeset {

class Length {
public:
    constexpr Length() = default;
    [[nodiscard]] static constexpr Length points(double value) { return Length(value); }
    [[nodiscard]] static constexpr Length millimetres(double value) { return Length(value * 72.0 / 25.4); }
    [[nodiscard]] constexpr double points() const { return value_; }

    constexpr Length& operator+=(Length other) { value_ += other.value_; return *this; }
    constexpr Length& operator-=(Length other) { value_ -= other.value_; return *this; }
    friend constexpr Length operator+(Length a, Length b) { return Length(a.value_ + b.value_); }
    friend constexpr Length operator-(Length a, Length b) { return Length(a.value_ - b.value_); }
    friend constexpr Length operator-(Length a) { return Length(-a.value_); }
    friend constexpr Length operator*(Length a, double factor) { return Length(a.value_ * factor); }
    friend constexpr Length operator*(double factor, Length a) { return Length(a.value_ * factor); }
    friend constexpr Length operator/(Length a, double divisor) { return Length(a.value_ / divisor); }
    friend constexpr double operator/(Length a, Length b) { return a.value_ / b.value_; }
    friend constexpr auto operator<=>(Length, Length) = default;

private:
    explicit constexpr Length(double value) : value_(value) {}
    double value_ = 0;
};

struct Point {
    Length x, y;
    friend bool operator==(const Point&, const Point&) = default;
};
struct Size {
    Length width, height;
    friend bool operator==(const Size&, const Size&) = default;
};
struct Rect {
    Point origin;  ///< upper left corner
    Size size;
    friend bool operator==(const Rect&, const Rect&) = default;
};

struct Color {
    unsigned char red = 0, green = 0, blue = 0;
    friend bool operator==(const Color&, const Color&) = default;
};

}  // namespace notes_export::typeset
