#include "highlight/highlight.h"
#include "support/cpu_time.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace notes_export;

namespace {

/// A user who has a definition of Python of his own, newer than the built-in one, that colours nothing. It must not
/// change what we make.
void put_definition_in_data_folder() {
    const std::filesystem::path data = std::filesystem::path(TEST_BINARY_DIR) / "data";
    const std::filesystem::path folder = data / "org.kde.syntax-highlighting" / "syntax";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "python.xml")
        << "<?xml version=\"1.0\"?><language name=\"Python\" version=\"9999\" kateversion=\"5.0\" section=\"Scripts\" "
           "extensions=\"*.py\"><highlighting><contexts><context name=\"A\" attribute=\"A\" lineEndContext=\"#stay\"/>"
           "</contexts><itemDatas><itemData name=\"A\" defStyleNum=\"dsNormal\"/></itemDatas></highlighting></language>";
    for (const char* name : {"XDG_DATA_HOME", "XDG_DATA_DIRS"}) setenv(name, data.c_str(), 1);
    unsetenv("HOME");
}

std::vector<Token> highlighted(std::string_view text, std::string_view language) {
    static std::once_flag once;
    std::call_once(once, [] {
        put_definition_in_data_folder();
        highlight::set_module_folder(MODULE_FOLDER);
    });
    return highlight::highlight(text, language);
}

/// The kind of the first occurrence of `part`, which must lie within one token.
TokenKind kind_at(std::string_view text, const std::vector<Token>& tokens, std::string_view part) {
    const std::size_t place = text.find(part);
    REQUIRE(place != std::string_view::npos);
    std::size_t end = 0;
    for (const Token& token : tokens) {
        end += token.length;
        if (place < end) return token.kind;
    }
    FAIL("no token covers the place");
    return TokenKind::plain;
}

void check_covers(std::string_view text, const std::vector<Token>& tokens) {
    std::size_t covered = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        CHECK(tokens[i].length > 0);
        if (i > 0) CHECK(tokens[i].kind != tokens[i - 1].kind);
        covered += tokens[i].length;
    }
    CHECK(covered == text.size());
}

}  // namespace

TEST_CASE("Python is coloured by meaning") {
    const std::string text = "import asyncio  # the loop\n\n@decorator\ndef main(count: int = 42):\n    return f\"hé {count}\\n\"";
    const auto tokens = highlighted(text, "python");
    check_covers(text, tokens);
    CHECK(kind_at(text, tokens, "import") == TokenKind::import);
    CHECK(kind_at(text, tokens, "# the loop") == TokenKind::comment);
    CHECK(kind_at(text, tokens, "def") == TokenKind::keyword);
    CHECK(kind_at(text, tokens, "return") == TokenKind::control);
    CHECK(kind_at(text, tokens, "42") == TokenKind::number);
    CHECK(kind_at(text, tokens, "@decorator") == TokenKind::attribute);
    CHECK(kind_at(text, tokens, "int ") == TokenKind::builtin);
}

TEST_CASE("Chroma's aliases name the same language, in any letter case") {
    const std::string text = "def f():\n    return 1";
    const auto want = highlighted(text, "Python");
    REQUIRE_FALSE(want.empty());
    for (const char* alias : {"py", "python3", "PY", "pycon", "python", "py3"}) {
        INFO(alias);
        CHECK(highlighted(text, alias) == want);
    }
}

TEST_CASE("every language that notes use has a definition") {
    struct Example {
        const char* language;
        const char* text;
    };
    const Example examples[] = {
        {"sh", "if true; then echo \"x\"; fi # no"},
        {"shell", "for i in 1 2; do echo $i; done"},
        {"console", "$ echo \"x\""},
        {"bash", "echo \"$HOME\""},
        {"zsh", "echo \"$HOME\""},
        {"toml", "[a]\nb = 1"},
        {"tpl", "<p>{{ .Title }}</p>"},
        {"go-html-template", "<p>{{ .Title }}</p>"},
        {"golang", "func main() { return }"},
        {"go", "func main() { return }"},
        {"js", "const a = 1;"},
        {"javascript", "const a = 1;"},
        {"ts", "const a: number = 1;"},
        {"typescript", "const a: number = 1;"},
        {"jsx", "const a = <b/>;"},
        {"tsx", "const a = <b/>;"},
        {"yml", "a: 1 # x"},
        {"yaml", "a: 1 # x"},
        {"c++", "int main() { return 0; }"},
        {"cpp", "int main() { return 0; }"},
        {"c", "int main(void) { return 0; }"},
        {"cs", "class A { int b; }"},
        {"csharp", "class A { int b; }"},
        {"dockerfile", "FROM debian:12"},
        {"docker", "FROM debian:12"},
        {"make", "all: a\n\techo a"},
        {"makefile", "all: a\n\techo a"},
        {"json", "{\"a\": 1}"},
        {"html", "<p class=\"a\">b</p>"},
        {"xml", "<p class=\"a\">b</p>"},
        {"css", "p { color: red; }"},
        {"scss", "p { color: red; }"},
        {"ini", "[a]\nb = 1"},
        {"rust", "fn main() { let a = 1; }"},
        {"rs", "fn main() { let a = 1; }"},
        {"ruby", "def a; 1; end"},
        {"rb", "def a; 1; end"},
        {"java", "class A { int b; }"},
        {"kotlin", "fun main() { val a = 1 }"},
        {"kt", "fun main() { val a = 1 }"},
        {"swift", "func a() -> Int { return 1 }"},
        {"sql", "SELECT a FROM b WHERE c = 1"},
        {"postgresql", "SELECT a FROM b WHERE c = 1"},
        {"haskell", "main = putStrLn \"x\""},
        {"hs", "main = putStrLn \"x\""},
        {"lua", "local a = 1"},
        {"perl", "my $a = 1;"},
        {"php", "<?php echo 1;"},
        {"r", "a <- function(b) 1"},
        {"scala", "def a = 1"},
        {"elixir", "defmodule A do\nend"},
        {"erlang", "-module(a)."},
        {"clojure", "(defn a [] 1)"},
        {"lisp", "(defun a () 1)"},
        {"scheme", "(define a 1)"},
        {"julia", "function a() 1 end"},
        {"ocaml", "let a = 1"},
        {"nix", "let a = 1; in a"},
        {"cmake", "add_library(a b.cpp)"},
        {"diff", "-a\n+b"},
        {"patch", "-a\n+b"},
        {"tex", "\\section{a}"},
        {"latex", "\\section{a}"},
        {"markdown", "# a\n**b**"},
        {"md", "# a\n**b**"},
        {"rst", ".. note:: a\n\n``b``"},
        {"asm", "mov eax, 1"},
        {"nasm", "mov eax, 1"},
        {"powershell", "if ($a) { Write-Host 1 }"},
        {"bat", "@echo off"},
        {"fish", "if true; echo 1; end"},
        {"graphql", "query { a }"},
        {"protobuf", "message A { int32 b = 1; }"},
        {"terraform", "resource \"a\" \"b\" { c = 1 }"},
        {"hcl", "resource \"a\" \"b\" { c = 1 }"},
        {"zig", "const a: u8 = 1;"},
        {"dart", "void main() { var a = 1; }"},
        {"fsharp", "let a = 1"},
        {"fortran", "program a\nend program a"},
        {"matlab", "function a = b()\nend"},
        {"awk", "{ print $1 }"},
        {"sed", "s/a/b/g"},
        {"properties", "a=b"},
        {"systemd", "[Unit]\nAfter=a"},
        {"jinja", "<p>{{ a }}</p>"},
        {"django", "<p>{{ a }}</p>"},
        {"handlebars", "<p>{{ a }}</p>"},
        {"groovy", "def a = 1"},
        {"solidity", "contract A { uint b; }"},
        {"vhdl", "entity a is end a;"},
        {"verilog", "module a; endmodule"},
    };
    for (const Example& example : examples) {
        INFO(example.language);
        const auto tokens = highlighted(example.text, example.language);
        REQUIRE_FALSE(tokens.empty());
        check_covers(example.text, tokens);
    }
}

TEST_CASE("an unknown language and plain text stay plain") {
    for (const char* language : {"", "text", "plaintext", "no-such-language", "../../etc/passwd", "none"}) {
        INFO(language);
        CHECK(highlighted("def f(): return 1", language).empty());
    }
    CHECK(highlighted("", "python").empty());
}

TEST_CASE("a diff shows what was added and removed") {
    const std::string text = "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n same\n-old\n+new";
    const auto tokens = highlighted(text, "diff");
    check_covers(text, tokens);
    CHECK(kind_at(text, tokens, "--- a") == TokenKind::keyword);
    CHECK(kind_at(text, tokens, "@@") == TokenKind::information);
    CHECK(kind_at(text, tokens, "same") == TokenKind::plain);
    CHECK(kind_at(text, tokens, "-old") == TokenKind::removed);
    CHECK(kind_at(text, tokens, "+new") == TokenKind::added);
}

TEST_CASE("tokens count bytes, also beyond the basic plane and across broken text") {
    for (const std::string& text : {std::string("a = \"🎉 é 漢\" # ü\nb = 1"), std::string("a = \"\xff\xfe\" # x\nb = 1"),
                                    std::string("\n\n# only\n\n"), std::string("#\xF0\x9F")}) {
        const auto tokens = highlighted(text, "python");
        check_covers(text, tokens);
    }
    const std::string text = "a = \"🎉 é 漢\" # ü\nb = 1";
    CHECK(kind_at(text, highlighted(text, "python"), "# ü") == TokenKind::comment);
    CHECK(kind_at(text, highlighted(text, "python"), "\" #") == TokenKind::string);
}

TEST_CASE("a string over several lines stays a string") {
    const std::string text = "\"\"\"one\ntwo\n\"\"\"\nx = 1";
    const auto tokens = highlighted(text, "py");
    check_covers(text, tokens);
    CHECK(kind_at(text, tokens, "two") == kind_at(text, tokens, "one"));
    CHECK(kind_at(text, tokens, "1") == TokenKind::number);
}

TEST_CASE("code too large to be read stays plain, at once") {
    const test::CpuTime time;
    CHECK(highlighted(std::string(highlight::max_code_bytes + 1, '\n') + "x = 1", "python").empty());
    CHECK(highlighted("x = 1\n" + std::string(10'001, '('), "python").empty());
    CHECK(time.seconds() < 1);
}

TEST_CASE("several threads get the same answer") {
    const std::string text = "def f():\n    return 'x'  # y";
    const auto want = highlighted(text, "python");
    std::atomic<int> equal = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 20; ++k) equal += highlight::highlight(text, "python") == want ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(equal == 160);
}

TEST_CASE("a code block is filled in without a word when all is well") {
    CHECK_FALSE(highlighted("return 1", "py").empty());
    CodeBlock block;
    block.text = "return 1";
    block.language = "py";
    Diagnostics diagnostics;
    highlight::highlight(block, diagnostics);
    CHECK_FALSE(block.tokens.empty());
    CHECK(diagnostics.all().empty());
}
