#include "batch/plan.h"

#include "support/program.h"

#include <catch2/catch.hpp>

using namespace notes_export;
using test::TemporaryFolder;

namespace {

struct TwoSites {
    TwoSites() {
        for (const char* site : {"a", "b"}) {
            folder.write(std::string(site) + "/hugo.toml", "title = 'Sötes & Ünder'\n");
            folder.write(std::string(site) + "/content/2023/_index.md", "---\ntitle: 2023\n---\n");
        }
    }
    TemporaryFolder folder;
};

std::vector<std::string> paths(const batch::Plan& plan) {
    std::vector<std::string> result;
    for (const batch::PlannedOutput& output : plan.outputs) result.push_back(output.path);
    return result;
}

}  // namespace

TEST_CASE("default names are safe, and unique within a batch") {
    const TwoSites sites;
    batch::Request request;
    request.inputs = {sites.folder / "a", sites.folder / "b"};
    request.formats = {find_format("pdf"), find_format("html")};
    Diagnostics diagnostics;
    const batch::Plan plan = batch::make_plan(request, diagnostics);
    CHECK(diagnostics.all().empty());
    const std::vector<std::string> names = paths(plan);
    REQUIRE(names.size() == 4);
    CHECK(names[0] != names[2]);
    CHECK(names[2].ends_with("-2023-2.pdf"));
    for (const std::string& name : names) CHECK(name.find_first_of("/ &") == std::string::npos);
}

TEST_CASE("a page asked for twice is made once") {
    const TwoSites sites;
    batch::Request request;
    request.inputs = {sites.folder / "a", sites.folder / "a/content/2023", sites.folder / "a/content/2023/_index.md"};
    request.formats = {find_format("epub")};
    Diagnostics diagnostics;
    CHECK(batch::make_plan(request, diagnostics).outputs.size() == 1);
}

TEST_CASE("the format follows from the extension, letter case ignored") {
    const TwoSites sites;
    batch::Request request;
    request.inputs = {sites.folder / "a"};
    request.output = "Notes.EPUB";
    Diagnostics diagnostics;
    const batch::Plan plan = batch::make_plan(request, diagnostics);
    REQUIRE(plan.outputs.size() == 1);
    CHECK(plan.outputs[0].format == find_format("epub"));
    CHECK(plan.outputs[0].path == "Notes.EPUB");
}

TEST_CASE("files that were read are known") {
    const TwoSites sites;
    batch::Request request;
    request.inputs = {sites.folder / "a"};
    request.formats = {find_format("pdf")};
    Diagnostics diagnostics;
    const batch::Plan plan = batch::make_plan(request, diagnostics);
    REQUIRE(plan.sites.size() == 1);
    const FileResult config = plan.sites[0].files->identify("hugo.toml");
    REQUIRE(config.is_ok());
    CHECK(plan.is_input(config.identity));
    CHECK_FALSE(plan.is_input({config.identity.device, config.identity.inode + 1'000'000}));
}
