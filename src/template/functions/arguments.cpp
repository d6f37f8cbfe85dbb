#include "template/functions/arguments.h"

#include "base/numbers.h"
#include "base/trim.h"
#include "template/literals.h"
#include "template/print.h"

#include <cmath>
#include <utility>

namespace notes_export::templates {
namespace {

class Enumeration final : public Object {
public:
    Enumeration(std::int64_t number, std::string name, std::string type) : number_(number), name_(std::move(name)), type_(std::move(type)) {}

    std::optional<Value> member(Call&, std::string_view name, Arguments) const override {
        if (name == "String") return Value(name_);
        return std::nullopt;
    }
    std::string type_name() const override { return type_; }
    std::string print() const override { return name_; }
    bool is_true() const override { return number_ != 0; }
    bool equals(const Object& other) const override {
        const auto* const same = dynamic_cast<const Enumeration*>(&other);
        return same != nullptr && same->number_ == number_;
    }
    [[nodiscard]] std::int64_t number() const { return number_; }

private:
    std::int64_t number_;
    std::string name_, type_;
};

[[noreturn]] void cannot(const Value& value, const char* type) {
    std::string shown = printed(value);
    if (shown.size() > 60) shown = shown.substr(0, 60) + "…";
    fail("unable to cast \"" + shown + "\" of type " + value.type_name() + " to " + type);
}

}  // namespace

Value enumeration(std::int64_t number, std::string name, std::string type) {
    return Value(std::make_shared<const Enumeration>(number, std::move(name), std::move(type)));
}

std::optional<std::int64_t> as_integer(const Value& value) {
    if (const std::int64_t* integer = value.integer()) return *integer;
    if (const Duration* duration = value.duration()) return duration->nanoseconds;
    if (const auto* named = value.object_as<Enumeration>()) return named->number();
    return std::nullopt;
}

std::optional<double> as_number(const Value& value) {
    if (const double* real = value.real()) return *real;
    if (const std::optional<std::int64_t> integer = as_integer(value)) return static_cast<double>(*integer);
    return std::nullopt;
}

std::string to_text(const Value& value) {
    switch (value.kind()) {
        case Kind::nil: return {};
        case Kind::text: return *value.text();
        case Kind::real: {
            std::string out;
            append_real(out, *value.real(), 'f');
            return out;
        }
        case Kind::list:
        case Kind::map:
        case Kind::function: cannot(value, "string");
        default: return printed(value);
    }
}

std::int64_t to_integer(const Value& value) {
    if (const std::optional<std::int64_t> integer = as_integer(value)) return *integer;
    if (const double* real = value.real()) {
        if (!std::isfinite(*real) || std::fabs(*real) > 9.2e18) cannot(value, "int");
        return static_cast<std::int64_t>(*real);
    }
    if (const bool* truth = value.boolean()) return *truth ? 1 : 0;
    if (value.is_nil()) return 0;
    if (const std::string* text = value.text()) {
        // "08" is eight: Hugo takes leading zeros off before Go could read an octal number.
        std::string_view digits = *text;
        const bool is_negative = digits.starts_with('-');
        if (is_negative) digits.remove_prefix(1);
        while (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9') digits.remove_prefix(1);
        if (digits.empty() && !is_negative) return 0;
        const std::optional<Value> number = parse_number_literal((is_negative ? "-" : "") + std::string(digits));
        if (number && number->integer() != nullptr) return *number->integer();
    }
    cannot(value, "int");
}

double to_real(const Value& value) {
    if (const std::optional<double> number = as_number(value)) return *number;
    if (const bool* truth = value.boolean()) return *truth ? 1 : 0;
    if (value.is_nil()) return 0;
    if (const std::string* text = value.text()) {
        const std::optional<Value> number = parse_number_literal(*text);
        if (const std::optional<double> real = number ? as_number(*number) : std::nullopt) return *real;
    }
    cannot(value, "float64");
}

bool to_boolean(const Value& value) {
    if (const std::string* text = value.text()) {
        for (const char* yes : {"1", "t", "T", "TRUE", "true", "True"})
            if (*text == yes) return true;
        for (const char* no : {"0", "f", "F", "FALSE", "false", "False"})
            if (*text == no) return false;
        cannot(value, "bool");
    }
    return value.is_true();
}

Duration to_duration(const Value& value) {
    if (const std::optional<std::int64_t> integer = as_integer(value)) return {*integer};
    if (const double* real = value.real(); real != nullptr && std::fabs(*real) < 9.2e18) return {static_cast<std::int64_t>(*real)};
    if (const std::string* text = value.text()) {
        if (const std::optional<Duration> duration = parse_duration(*text)) return *duration;
        if (const std::optional<std::int64_t> count = base::parse_integer(*text)) return {*count};
    }
    cannot(value, "time.Duration");
}

Time checked_time(Time time) {
    constexpr std::int64_t most = 1'000'000'000'000'000;  // 31 million years
    if (time.seconds > most || time.seconds < -most) fail("time out of range");
    return time;
}

Time to_time(const Value& value) {
    if (const Time* time = value.time()) return *time;
    if (const std::int64_t* seconds = value.integer()) return checked_time(Time{*seconds, 0, 0, "UTC"});
    if (const std::string* text = value.text())
        if (const std::optional<Time> time = parse_time(*text)) return *time;
    cannot(value, "time.Time");
}

const List& to_list(const Value& value, std::string_view what) {
    if (const List* list = value.list()) return *list;
    fail(std::string(what) + " can't be a value of type " + value.type_name());
}

std::vector<std::string> to_texts(const Value& value) {
    std::vector<std::string> out;
    if (value.is_nil()) return out;
    if (const List* list = value.list()) {
        out.reserve(list->size());
        for (const Value& element : *list) out.push_back(to_text(element));
    } else {
        out.push_back(to_text(value));
    }
    return out;
}

}  // namespace notes_export::templates
