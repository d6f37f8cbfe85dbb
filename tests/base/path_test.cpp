#include "base/path.h"

#include <catch2/catch.hpp>

namespace notes_export::base {
namespace {

TEST_CASE("paths are cleaned as text") {
    CHECK(clean_path("a/b.md").path == "a/b.md");
    CHECK(clean_path("./a//b/../c/").path == "a/c");
    CHECK(clean_path("").path.empty());
    CHECK(clean_path(".").path.empty());
    CHECK(clean_path("a/..").path.empty());
    CHECK(clean_path("a..b/...x").status == FileStatus::hidden);
    CHECK(clean_path("a..b").path == "a..b");
    CHECK(clean_path("..").status == FileStatus::outside_root);
    CHECK(clean_path("a/../..").status == FileStatus::outside_root);
    CHECK(clean_path("/a").status == FileStatus::outside_root);
    CHECK(clean_path("a/.b/c").status == FileStatus::hidden);
    CHECK(clean_path(".git/../a").path == "a");
    CHECK(clean_path("a\tb").status == FileStatus::bad_name);
    std::string deep;
    for (int i = 0; i < 200; ++i) deep += "a/";
    CHECK(clean_path(deep).status == FileStatus::bad_name);
}

TEST_CASE("the parts of a path") {
    CHECK(join_path("a", "b") == "a/b");
    CHECK(join_path("", "b") == "b");
    CHECK(join_path("a", "") == "a");
    CHECK(folder_of("a/b/c.md") == "a/b");
    CHECK(folder_of("c.md").empty());
    CHECK(name_of("a/b/c.md") == "c.md");
    CHECK(extension_of("a.b/c") .empty());
    CHECK(extension_of("a/c.md.part") == "part");
    CHECK(extension_of("a/.hidden").empty());
    CHECK(is_below("content/en/a", "content/en"));
    CHECK(is_below("content/en", "content/en"));
    CHECK_FALSE(is_below("content/english", "content/en"));
    CHECK(is_below("a", ""));
}

}  // namespace
}  // namespace notes_export::base
