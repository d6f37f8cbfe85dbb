// math.*
#include "template/functions/arguments.h"
#include "template/functions/arithmetic.h"
#include "template/functions/tables.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace notes_export::templates {
namespace {

enum class Operation { add, subtract, multiply, divide };

// Wraps around where 64 bits end, as Go's numbers do.
std::int64_t whole(Operation operation, std::int64_t a, std::int64_t b) {
    const auto left = static_cast<std::uint64_t>(a), right = static_cast<std::uint64_t>(b);
    switch (operation) {
        case Operation::add: return static_cast<std::int64_t>(left + right);
        case Operation::subtract: return static_cast<std::int64_t>(left - right);
        case Operation::multiply: return static_cast<std::int64_t>(left * right);
        case Operation::divide: break;
    }
    if (b == 0) fail("can't divide the value by 0");
    return b == -1 ? static_cast<std::int64_t>(0 - left) : a / b;
}

double real(Operation operation, double a, double b) {
    switch (operation) {
        case Operation::add: return a + b;
        case Operation::subtract: return a - b;
        case Operation::multiply: return a * b;
        case Operation::divide: break;
    }
    if (b == 0) fail("can't divide the value by 0");
    return a / b;
}

Value operate(Operation operation, const Value& a, const Value& b) {
    if (a.text() != nullptr && b.text() != nullptr && operation == Operation::add) return Value(*a.text() + *b.text());
    const std::optional<std::int64_t> left = as_integer(a), right = as_integer(b);
    if (left && right) return Value(whole(operation, *left, *right));
    const std::optional<double> left_real = as_number(a), right_real = as_number(b);
    if (!left_real || !right_real) fail("can't apply the operator to the values");
    return Value(real(operation, *left_real, *right_real));
}

Value fold(Operation operation, Arguments a) {
    // One list stands for its elements.
    const Arguments given = a.size() == 1 && a[0].list() != nullptr ? Arguments(*a[0].list()) : a;
    if (given.size() < 2) fail("must provide at least two numbers");
    Value out = given[0];
    for (const Value& one : given.subspan(1)) out = operate(operation, out, one);
    return out;
}

Value add(Call&, Arguments a) { return fold(Operation::add, a); }
Value subtract(Call&, Arguments a) { return fold(Operation::subtract, a); }
Value multiply(Call&, Arguments a) { return fold(Operation::multiply, a); }
Value divide(Call&, Arguments a) { return fold(Operation::divide, a); }

double number(const Value& value) { return to_real(value); }

template <double (*function)(double)>
Value by_function(Call&, Arguments a) {
    return Value(function(number(a[0])));
}

std::int64_t remainder(Arguments a) {
    const std::int64_t left = to_integer(a[0]), right = to_integer(a[1]);
    if (right == 0) fail("the number can't be divided by zero at modulo operation");
    return right == -1 ? 0 : left % right;
}
Value mod(Call&, Arguments a) { return Value(remainder(a)); }
Value mod_bool(Call&, Arguments a) { return Value(remainder(a) == 0); }

Value power(Call&, Arguments a) { return Value(std::pow(number(a[0]), number(a[1]))); }

template <class Better>
Value best(Arguments a, Better better) {
    std::vector<double> numbers;
    for (const Value& one : a) {
        if (one.list() != nullptr) for (const Value& inner : *one.list()) numbers.push_back(number(inner));
        else numbers.push_back(number(one));
    }
    if (numbers.empty()) fail("must provide at least one number");
    return Value(*std::ranges::min_element(numbers, better));
}
Value max(Call&, Arguments a) { return best(a, std::ranges::greater{}); }
Value min(Call&, Arguments a) { return best(a, std::ranges::less{}); }

Value sum(Call&, Arguments a) {
    double total = 0;
    for (const Value& one : a) {
        if (one.list() != nullptr) for (const Value& inner : *one.list()) total += number(inner);
        else total += number(one);
    }
    return Value(total);
}
Value product(Call&, Arguments a) {
    double total = 1;
    for (const Value& one : a) {
        if (one.list() != nullptr) for (const Value& inner : *one.list()) total *= number(inner);
        else total *= number(one);
    }
    return Value(total);
}

Value pi(Call&, Arguments) { return Value(3.14159265358979323846); }

double absolute(double x) { return std::fabs(x); }
double ceiling(double x) { return std::ceil(x); }
double floor_of(double x) { return std::floor(x); }
double rounded(double x) { return std::round(x); }
double root(double x) { return std::sqrt(x); }
double logarithm(double x) { return std::log(x); }
double sine(double x) { return std::sin(x); }
double cosine(double x) { return std::cos(x); }
double tangent(double x) { return std::tan(x); }
double arc_sine(double x) { return std::asin(x); }
double arc_cosine(double x) { return std::acos(x); }
double arc_tangent(double x) { return std::atan(x); }
double to_degrees(double x) { return x * 180 / 3.14159265358979323846; }
double to_radians(double x) { return x * 3.14159265358979323846 / 180; }

Value arc_tangent2(Call&, Arguments a) { return Value(std::atan2(number(a[0]), number(a[1]))); }

constexpr FunctionRow rows[] = {
    {"math.Add", "add", add},
    {"math.Sub", "sub", subtract},
    {"math.Mul", "mul", multiply},
    {"math.Div", "div", divide},
    {"math.Mod", "mod", mod, 2, 2},
    {"math.ModBool", "modBool", mod_bool, 2, 2},
    {"math.Pow", "pow", power, 2, 2},
    {"math.Max", "", max, 1},
    {"math.Min", "", min, 1},
    {"math.Sum", "", sum},
    {"math.Product", "", product},
    {"math.Abs", "", by_function<absolute>, 1, 1},
    {"math.Ceil", "", by_function<ceiling>, 1, 1},
    {"math.Floor", "", by_function<floor_of>, 1, 1},
    {"math.Round", "", by_function<rounded>, 1, 1},
    {"math.Sqrt", "", by_function<root>, 1, 1},
    {"math.Log", "", by_function<logarithm>, 1, 1},
    {"math.Sin", "", by_function<sine>, 1, 1},
    {"math.Cos", "", by_function<cosine>, 1, 1},
    {"math.Tan", "", by_function<tangent>, 1, 1},
    {"math.Asin", "", by_function<arc_sine>, 1, 1},
    {"math.Acos", "", by_function<arc_cosine>, 1, 1},
    {"math.Atan", "", by_function<arc_tangent>, 1, 1},
    {"math.Atan2", "", arc_tangent2, 2, 2},
    {"math.ToDegrees", "", by_function<to_degrees>, 1, 1},
    {"math.ToRadians", "", by_function<to_radians>, 1, 1},
    {"math.Pi", "", pi, 0, 0},
};

}  // namespace

Value add_values(const Value& a, const Value& b) { return operate(Operation::add, a, b); }

std::span<const FunctionRow> math_functions() { return rows; }

}  // namespace notes_export::templates
