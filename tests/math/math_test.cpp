// Formulas through the engine.
#include "math/math.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

using namespace notes_export;

namespace {

#ifdef MODULE_FOLDER
constexpr const char* module_folder = MODULE_FOLDER;
#else
constexpr const char* module_folder = nullptr;
#endif

bool has_engine() {
    if (module_folder == nullptr) {
        WARN("built without the formula module: skipped");
        return false;
    }
    math::set_module_folder(module_folder);
    return true;
}

Document with(const std::vector<std::string>& sources, bool is_display) {
    Document document;
    for (const std::string& tex : sources) {
        if (is_display) document.body.push_back({MathBlock{tex}, {}});
        else document.body.push_back({Paragraph{{Inline{Math{tex, false}, {}}}}, {}});
    }
    return document;
}

struct Set {
    Document document;
    Diagnostics diagnostics;
};
Set set(const std::vector<std::string>& sources, bool is_display = false) {
    Set made{with(sources, is_display), {}};
    math::set_formulas(made.document, made.diagnostics);
    return made;
}

const Formula& only(const Set& set) {
    REQUIRE(set.diagnostics.all().empty());
    REQUIRE(set.document.formulas.size() == 1);
    return set.document.formulas.front();
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a formula becomes MathML and outlines") {
    if (!has_engine()) return;
    const Set made = set({"\\frac{a}{2}"}, true);
    const Formula& formula = only(made);
    CHECK(holds(formula.mathml, "<mfrac>"));
    CHECK(holds(formula.mathml, "<mn>2</mn>"));
    REQUIRE(formula.parts.size() == 1);
    CHECK(formula.parts[0].ascent > 0.9F);
    CHECK(formula.parts[0].descent > 0.5F);
    // One outline: the letters and the bar.
    REQUIRE(formula.parts[0].shapes.size() == 1);
    const std::vector<FormulaVerb>& verbs = formula.parts[0].shapes[0].verbs;
    CHECK(std::count(verbs.begin(), verbs.end(), FormulaVerb::move) >= 3);
    CHECK(made.document.formula("\\frac{a}{2}", true) == &formula);
    CHECK(made.document.formula("\\frac{a}{2}", false) == nullptr);
}

TEST_CASE("a formula in a line may be divided after operators outside brackets, a displayed one not") {
    if (!has_engine()) return;
    CHECK(only(set({"a=b+(c+d)"})).parts.size() == 3);
    CHECK(only(set({"a=b+(c+d)"}, true)).parts.size() == 1);
    CHECK(only(set({"-x"})).parts.size() == 1);
    float width = 0;
    const Set divided = set({"a=b"});
    for (const FormulaPart& part : only(divided).parts) width += part.width;
    // Without the space after the sign, which is a blank between the parts.
    CHECK(width == Approx(only(set({"a=b"}, true)).parts[0].width - 5.0F / 18).margin(0.01));
}

TEST_CASE("what authors write for KaTeX is known") {
    if (!has_engine()) return;
    const Set made = set({"\\R \\subset \\Complex", "\\begin{cases} a & b \\\\ c & d \\end{cases}", "\\ce{H2O}", "\\boxed{x}", "\\cancel{x}",
                          "\\xrightarrow{abcdefghijkl}", "\\text{für alle } x", "\\color{red} x", "\\begin{align} a &= b \\tag{1} \\\\ c &= d \\end{align}",
                          "\\underbrace{a+b}_{n}", "\\left(\\begin{matrix} 1 \\\\ 2 \\\\ 3 \\\\ 4 \\end{matrix}\\right)", "\\sqrt[3]{x}", "\\ket{0}",
                          "\\mathbb{R}\\mathfrak{g}\\mathcal{L}", "\\overrightarrow{AB}", "\\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array}",
                          "\\begin{CD} A @>a>> B \\\\ @VVV @VVV \\\\ C @>>> D \\end{CD}", "\\phase{x}"},
                         true);
    // The last is KaTeX's alone; it is said and its source shown.
    REQUIRE(made.diagnostics.all().size() == 1);
    CHECK(holds(made.diagnostics.all()[0].message, "\\phase"));
    CHECK(made.document.formulas.size() == 17);
}

TEST_CASE("characters without outlines stay words, colours stay") {
    if (!has_engine()) return;
    const Set words = set({"\\text{für}"});
    const auto& shapes = only(words).parts.at(0).shapes;
    CHECK(std::any_of(shapes.begin(), shapes.end(), [](const FormulaShape& s) { return s.words == "ü"; }));
    const Set red = set({"\\color{red} x"});
    CHECK(only(red).parts.at(0).shapes.at(0).color == 0xff0000U);
}

TEST_CASE("what is no TeX is said at its place, and nothing is kept of it") {
    if (!has_engine()) return;
    for (const char* tex : {"\\frac{a", "}", "\\nonsense", "a_b_c", "\\begin{matrix}", "\\def\\a{\\a\\a}\\a", "\\href{javascript:alert(1)}{x}",
                            "\\require{html}"}) {
        CAPTURE(tex);
        const Set made = set({tex});
        CHECK(made.document.formulas.empty());
        REQUIRE(made.diagnostics.all().size() == 1);
        CHECK(made.diagnostics.all()[0].code == "math-invalid");
    }
}

TEST_CASE("hostile formulas end soon") {
    if (!has_engine()) return;
    const std::string nested = std::string(2'000, '{') + std::string(2'000, '}');
    std::string roots;
    for (int i = 0; i < 600; ++i) roots += "\\sqrt{";
    const Set made = set({nested, roots + std::string(600, '}'), std::string(6'000, 'x'),
                          "\\def\\a{\\b\\b\\b}\\def\\b{\\c\\c\\c}\\def\\c{\\d\\d\\d}\\def\\d{\\e\\e\\e}\\def\\e{xxxxxxxxxx}\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a"});
    CHECK(made.document.formulas.size() + made.diagnostics.all().size() >= 3);  // two are refused in the same words
    CHECK(only(set({"x"})).parts.size() == 1);  // the engine is still there
}

TEST_CASE("no formula changes another") {
    if (!has_engine()) return;
    const Set first = set({"\\newcommand{\\mine}{x}\\mine"});
    CHECK(first.diagnostics.all().empty());
    CHECK(set({"\\mine"}).document.formulas.empty());
    const Set redefined = set({"\\def\\alpha{x}\\alpha", "\\alpha"});
    REQUIRE(redefined.document.formulas.size() == 2);
    CHECK_FALSE(redefined.document.formula("\\alpha", false)->parts == redefined.document.formula("\\def\\alpha{x}\\alpha", false)->parts);
}

TEST_CASE("several threads get the same as one") {
    if (!has_engine()) return;
    const std::vector<std::string> sources = {"a+b", "\\frac{1}{2}", "\\sqrt{x}"};
    const Document expected = set(sources).document;
    std::vector<Document> made(3);
    std::vector<std::thread> threads;
    for (Document& one : made) threads.emplace_back([&one, &sources] { one = set(sources).document; });
    for (std::thread& thread : threads) thread.join();
    for (const Document& one : made) CHECK(one == expected);
}
