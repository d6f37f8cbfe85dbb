#include "notes_export/convert.h"
#include "support/cpu_time.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <string>

using namespace notes_export;

namespace {

// Each takes a fraction of a second in a release build; the sanitizers need twenty times as long on a busy machine.
constexpr double limit = 40;

std::string repeat(std::string_view text, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += text;
    return out;
}

struct Result {
    bool is_loaded = false;
    std::size_t errors = 0;
    std::string codes;
    std::map<std::string, std::string> outputs;  // by format
};

Result convert_everything(std::map<std::string, std::string> files) {
    files.emplace("hugo.toml", "title = 'T'\nbaseURL = 'https://example.org/'\n[markup.goldmark.renderer]\nunsafe = true\n");
    const auto disk = memory_files(std::move(files));
    const LoadedDocument loaded = load_document(*disk, "content/2023/_index.md", {});
    Result result;
    Diagnostics diagnostics;
    if (loaded.document) {
        result.is_loaded = true;
        for (const Format& format : formats()) {
            const auto exporter = format.make({}, diagnostics);
            const auto pictures = make_picture_source();
            exporter->plan_pictures(*loaded.document, *pictures);
            StringSink sink;
            (void)convert(*loaded.document, *exporter, *pictures, sink, diagnostics);
            result.outputs[std::string(format.name)] = sink.take();
        }
    }
    result.errors = loaded.diagnostics.errors() + diagnostics.errors();
    for (const Diagnostics* all : {&loaded.diagnostics, static_cast<const Diagnostics*>(&diagnostics)})
        for (const Diagnostic& one : all->all()) result.codes += one.code + " ";
    return result;
}

Result convert_page(const std::string& body) { return convert_everything({{"content/2023/_index.md", "---\ntitle: T\n---\n" + body}}); }

Result in_time(const std::function<Result()>& work) {
    const test::CpuTime time;
    const Result result = work();
    CHECK(time.seconds() < limit);
    INFO(result.codes);
    // Either there is a document, or there is an error that says why not.
    CHECK((result.is_loaded || result.errors > 0));
    return result;
}

}  // namespace

TEST_CASE("deep nesting is flattened or refused") {
    for (const char* opener : {"> ", "- ", "1. ", "- > "}) in_time([&] { return convert_page(repeat(opener, 5000) + "deep\n"); });
    in_time([] { return convert_page(repeat("*a **b ", 20000) + "\n"); });
    in_time([] { return convert_page(repeat("[", 20000) + "\n"); });
    in_time([] { return convert_page(repeat("![[]()", 20000) + "\n"); });
    in_time([] { return convert_page(repeat("*a ", 4000) + repeat("_a*_ ", 4000) + "\n"); });
    in_time([] { return convert_page(repeat("<div>", 20000) + "\n"); });
    in_time([] { return convert_page(repeat("{{< hint >}}", 5000) + "x\n"); });
    in_time([] { return convert_page(repeat("{{< hint >}}\n", 70) + "x\n" + repeat("{{< /hint >}}\n", 70)); });
}

TEST_CASE("include cycles and bombs end with an error that names them") {
    const Result cycle = in_time([] {
        return convert_everything({{"content/2023/_index.md", "{{< include file=\"/2023/a.part\" >}}\n"},
                                   {"content/2023/a.part", "{{< include file=\"/2023/b.part\" >}}\n"},
                                   {"content/2023/b.part", "{{< include file=\"/2023/../2023/a.part\" >}}\n"}});
    });
    CHECK(cycle.errors > 0);
    const Result fan = in_time([] {
        std::map<std::string, std::string> files{{"content/2023/_index.md", "{{< include file=\"/2023/0.part\" >}}\n"}};
        for (int i = 0; i < 10; ++i)
            files["content/2023/" + std::to_string(i) + ".part"] = repeat("{{< include file=\"/2023/" + std::to_string(i + 1) + ".part\" >}}\n\n", 10);
        files["content/2023/10.part"] = "end\n";
        return convert_everything(files);
    });
    CHECK(fan.errors > 0);
    const Result chain = in_time([] {
        std::map<std::string, std::string> files{{"content/2023/_index.md", "{{< include file=\"/2023/0.part\" >}}\n"}};
        for (int i = 0; i < 3000; ++i) files["content/2023/" + std::to_string(i) + ".part"] = "{{< include file=\"/2023/" + std::to_string(i + 1) + ".part\" >}}\n";
        return convert_everything(files);
    });
    CHECK(chain.errors > 0);
    const Result itself = in_time([] { return convert_everything({{"content/2023/_index.md", "---\ntitle: T\n---\n{{< include file=\"/2023/_index.md\" >}}\n"}}); });
    CHECK(itself.errors > 0);
}

TEST_CASE("tables that would grow beyond all measure are refused") {
    const Result wide = in_time([] { return convert_page(repeat("|a", 3000) + "|\n" + repeat("|-", 3000) + "|\n" + repeat("|x|\n", 3000)); });
    CHECK(wide.errors > 0);
    in_time([] { return convert_page("<table><tr><td colspan=\"1000000000\" rowspan=\"1000000000\">x</td></tr></table>\n"); });
}

TEST_CASE("long words, long lines and many of everything stay linear") {
    in_time([] { return convert_page(std::string(1'000'000, 'w') + "\n"); });
    in_time([] { return convert_page(repeat("word ", 300'000) + "\n"); });
    in_time([] { return convert_page("a" + repeat("\xCC\x81", 40'000) + "\n"); });
    in_time([] { return convert_page(repeat("## Same\n\n", 5'000)); });
    in_time([] {
        std::string text;
        for (int i = 0; i < 3000; ++i) text += "[a" + std::to_string(i) + "](https://example.org/" + std::to_string(i) + ")[^" + std::to_string(i) + "]\n";
        for (int i = 0; i < 3000; ++i) text += "\n[^" + std::to_string(i) + "]: note\n";
        return convert_page(text);
    });
    in_time([] { return convert_page("[a]: /" + std::string(40'000, 'u') + "\n\n" + repeat("[a] ", 40'000) + "\n"); });
    in_time([] { return convert_page("```\n" + std::string(500'000, 'c') + "\n```\n"); });
}

TEST_CASE("front matter bombs are refused") {
    std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 10; ++i) {
        const std::string last = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last + repeat("," + last, 8) + "]\n";
    }
    in_time([&] { return convert_everything({{"content/2023/_index.md", "---\n" + bomb + "---\ntext\n"}}); });
    in_time([] { return convert_everything({{"content/2023/_index.md", "---\na: &a [*a]\n---\ntext\n"}}); });
    in_time([] { return convert_everything({{"content/2023/_index.md", "---\na: " + repeat("[", 100'000) + "\n---\ntext\n"}}); });
    in_time([] { return convert_everything({{"content/2023/_index.md", "{\"a\": " + repeat("[", 100'000) + "}\ntext\n"}}); });
    in_time([] { return convert_everything({{"content/2023/_index.md", "---\nnever closed\n"}}); });
}

TEST_CASE("broken text, drawings and pictures end in stand-ins") {
    in_time([] { return convert_page("\xFF\xFE\x80 \xED\xA0\x80 \xF4\x90\x80\x80 \xEF\xB7\x90 1 \xEF\xB7\x91 \x01\x02\x1B[31m\n"); });
    in_time([] {
        return convert_everything({{"content/2023/_index.md", "---\ntitle: T\n---\n![a](bomb.svg) ![b](cut.jpg) ![c](lie.png) ![d](empty.png) ![e](huge.png)\n"},
                                   {"content/2023/bomb.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>" + repeat("<g>", 20'000) + repeat("</g>", 20'000) + "</svg>"},
                                   {"content/2023/cut.jpg", "\xFF\xD8\xFF\xE0\x00\x10JFIF"},
                                   {"content/2023/lie.png", "%PDF-1.4"},
                                   {"content/2023/empty.png", ""},
                                   {"content/2023/huge.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xC3\x50\0\0\xC3\x50\x01\0\0\0\0\0\0\0\0", 33)}});
    });
}

TEST_CASE("lists that a few words make have a limit together") {
    const Result contents = in_time([] { return convert_page(repeat("{{< toc >}}\n\n## A\n\n", 2000)); });
    CHECK(contents.codes.find("limit-contents") != std::string::npos);
    const Result trees = in_time([] {
        std::map<std::string, std::string> files{{"content/2023/_index.md", repeat("{{< toc-tree >}}\n\n", 1000)}};
        for (int i = 0; i < 200; ++i) files["content/2023/" + std::to_string(i) + ".md"] = "---\ntitle: T\n---\n";
        return convert_everything(files);
    });
    CHECK(trees.codes.find("limit-contents") != std::string::npos);
    const Result values = in_time([] {
        return convert_everything({{"content/2023/_index.md", "---\nlong: " + std::string(200'000, 'x') + "\n---\n" + repeat("{{< param \"long\" >}}\n", 20'000)}});
    });
    CHECK(values.codes.find("limit-text") != std::string::npos);
}

TEST_CASE("shortcodes that never end are found in linear time") {
    for (const char* opener : {"{{<", "{{< hint \"", "{{</*", "{{< hint `", "{{< /hint >}}\n", "{{< foo >}}\n\n"})
        in_time([&] { return convert_page(repeat(opener, 20'000)); });
    in_time([] { return convert_page("{{< hint \"" + std::string(5'000'000, 'x') + "\" >}}x{{< /hint >}}\n"); });
}

TEST_CASE("numbers beyond all measure are clamped") {
    in_time([] {
        return convert_page("999999999. x\n\n<ol start=\"99999999999999999999999\"><li value=\"-1e999\">x</li></ol>\n\n"
                            "```c {linenos=table,linenostart=-99999999999999999999}\nx\n```\n\n```{hl_lines=[\"1-1000000000\"]}\nx\n```\n\n"
                            "<img src=\"x.png\" width=\"1e999\" height=\"NaN\">\n\n"
                            "{{< progress title=\"x\" value=\"1e308\" >}}\n\n{{< progress title=\"x\" value=\"NaN\" >}}\n");
    });
    in_time([] { return convert_page("<table>" + repeat("<tr><td colspan=\"1000\" rowspan=1000>x</td></tr>", 1000) + "</table>\n"); });
}

TEST_CASE("a page in another encoding is an error or told of") {
    const Result wide = in_time([] { return convert_everything({{"content/2023/_index.md", std::string("\xFF\xFEx\0\n\0", 6)}}); });
    CHECK(wide.codes.find("not-utf8") != std::string::npos);
    CHECK_FALSE(wide.is_loaded);
    const Result latin = in_time([] { return convert_page("Gr\xFC\xDF" "e\n"); });
    CHECK(latin.codes.find("not-utf8") != std::string::npos);
    CHECK(latin.is_loaded);
}

TEST_CASE("nothing that an author writes becomes code") {
    const Result result = in_time([] {
        return convert_everything({{"content/2023/_index.md", R"page(---
title: "<script>alert(1)</script> \" )>> /JS (x) \x1b[31m"
description: "\"><script>alert(1)</script>"
tags: ["<script>", "\"><x onload=a"]
---
## Title <script>alert(1)</script> {#x"onload=alert(1) .a"b onclick=alert(1)}

<a href="jav&#x09;ascript:alert(1)">a</a> <a href=" javascript:alert(1)">b</a> <a href="&#106;avascript:x">d</a> <a href="vbscript:x">e</a>
<p onclick=alert(1) style="background:u\72l(//x);position:fixed">attr</p> <img src=x onerror=alert(1)> <svg onload=alert(1)></svg>

![alt "><script>alert(1)</script>](x.png "title\"><script>") [l](https://e.example/"><script>alert(1)</script>) [m](javascript:alert(1))

```js"><script>alert(1)</script> {onclick=x}
</code></pre><script>alert(1)</script>
```

{{< hint type="x\" onclick=\"alert(1)" title="</div><script>alert(1)</script>" >}}h{{< /hint >}}
{{< button href="javascript:alert(1)" class="x\"><script>" >}}b{{< /button >}}
{{< figure src="x.png" title="<script>t</script>" alt="a\"><script>" link="javascript:x" width="1\" onload=\"x" >}}

(text) Tj ET /JavaScript (app.alert(1)) >> endobj
)page"}});
    });
    REQUIRE(result.is_loaded);
    const std::string& html = result.outputs.at("html");
    for (const char* word : {"<script", "href=\"javascript", "href=\"vbscript", "url(//x", "\x1b"}) {
        INFO(word);
        CHECK(html.find(word) == std::string::npos);
    }
    // As an attribute of a tag; in running text the words may well stand.
    for (const char* attribute : {" onclick=", " onload=", " onerror="})
        for (std::size_t at = html.find(attribute); at != std::string::npos; at = html.find(attribute, at + 1)) {
            const std::size_t open = html.rfind('<', at), close = html.rfind('>', at);
            INFO(html.substr(open, at - open + 20));
            const bool is_quoted = std::count(html.begin() + static_cast<std::ptrdiff_t>(open), html.begin() + static_cast<std::ptrdiff_t>(at), '"') % 2 == 1;
            CHECK((close != std::string::npos && (close > open || is_quoted)));
        }
    const std::string& pdf = result.outputs.at("pdf");
    for (const char* word : {"/JavaScript", "/Launch", "/OpenAction", "/URI (javascript"}) CHECK(pdf.find(word) == std::string::npos);
}
