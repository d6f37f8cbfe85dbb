#include "cli/mermaid.h"

#include "cli/child_process.h"

#include <stdlib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <semaphore>
#include <system_error>
#include <thread>
#include <utility>

namespace notes_export::cli {
namespace {

// A browser starts in a second or two; on a slow machine in ten.
constexpr std::chrono::seconds time_for_one{20};
// Each is a browser of some 200 MB.
constexpr std::ptrdiff_t most_at_once = 2;
constexpr std::uint64_t most_drawing_bytes = 4U << 20U;  // as for pictures of a site (THREATS §3)
constexpr std::size_t most_message_bytes = 300;

// Words as SVG text: HTML within a drawing is nothing that paper or an e-reader shows. Ids that are the same in every run.
constexpr const char* settings =
    R"({"securityLevel":"strict","htmlLabels":false,"flowchart":{"htmlLabels":false},"class":{"htmlLabels":false},)"
    R"("state":{"htmlLabels":false},"deterministicIds":true,"deterministicIDSeed":"diagram"})";

/// Of the whole process: several pages may be read at a time.
std::counting_semaphore<most_at_once>& places() {
    static std::counting_semaphore<most_at_once> semaphore(most_at_once);
    return semaphore;
}

/// A new folder for one diagram, removed at the end.
class WorkFolder {
public:
    WorkFolder() {
        std::error_code problem;
        std::string name = (std::filesystem::temp_directory_path(problem) / "notes-export-XXXXXX").string();
        if (!problem && mkdtemp(name.data()) != nullptr) path_ = name;
    }
    ~WorkFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    [[nodiscard]] bool is_there() const { return !path_.empty(); }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string operator/(const char* name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

bool write(const std::string& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    return static_cast<bool>(file.flush());
}

std::string read(const std::string& path, std::size_t most) {
    std::ifstream file(path, std::ios::binary);
    std::string text(most, '\0');
    file.read(text.data(), static_cast<std::streamsize>(most));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return text;
}

/// What the program and its browser need, and no more: a site's text has no business with tokens of a build.
std::vector<std::string> small_environment(const std::string& folder) {
    std::vector<std::string> all{"TMPDIR=" + folder};
    for (const char* name : {"PATH", "HOME", "LANG", "XDG_CACHE_HOME", "PUPPETEER_CACHE_DIR", "PUPPETEER_EXECUTABLE_PATH"}) {
        if (const char* value = getenv(name)) all.push_back(std::string(name) + "=" + value);
    }
    return all;
}

/// The first line of words in what the program said.
std::string first_line(const std::string& text) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        if (line.find_first_not_of(" \t\r") != std::string::npos) return line;
        begin = end + 1;
    }
    return {};
}

std::string problem_of(ChildEnd end, const std::string& error_file) {
    switch (end) {
        case ChildEnd::success: return {};
        case ChildEnd::not_started: return "mmdc cannot be started";
        case ChildEnd::out_of_time: return "mmdc took longer than " + std::to_string(time_for_one.count()) + " seconds";
        case ChildEnd::too_much_output: return "the drawing has more than " + std::to_string(most_drawing_bytes >> 20U) + " MiB";
        case ChildEnd::failure: break;
    }
    const std::string said = first_line(read(error_file, most_message_bytes));
    return said.empty() ? "mmdc failed" : "mmdc says: " + said;
}

struct Attempt {
    DiagramDrawing drawing;
    ChildEnd end = ChildEnd::not_started;
};

Attempt draw_one(const std::string& program, const std::string& source) {
    const WorkFolder folder;
    const std::string input = folder / "diagram.mmd", config = folder / "settings.json", output = folder / "diagram.svg";
    if (!folder.is_there() || !write(input, source) || !write(config, settings)) return {{{}, "there is no room for temporary files"}};
    ChildRequest request;
    request.program = program;
    request.arguments = {"--input", input, "--output", output, "--configFile", config, "--backgroundColor", "white", "--quiet"};
    request.environment = small_environment(folder.path());
    request.folder = folder.path();
    request.error_file = folder / "errors.txt";
    request.output_file = output;
    request.most_output = most_drawing_bytes;
    request.limit = time_for_one;
    const ChildEnd end = run_child(request);
    if (end != ChildEnd::success) return {{{}, problem_of(end, request.error_file)}, end};
    return {{read(output, most_drawing_bytes), {}}, end};
}

}  // namespace

MermaidDrawer::MermaidDrawer() : program_(find_program("mmdc")) {}

std::vector<DiagramDrawing> MermaidDrawer::draw(const std::vector<std::string>& sources) {
    if (program_.empty()) return std::vector<DiagramDrawing>(sources.size(), {{}, "mmdc is not on the PATH"});
    std::vector<DiagramDrawing> drawings(sources.size());
    std::atomic<std::size_t> next{0};
    std::atomic<bool> is_stuck{false};  // a program that hangs once would hang each time
    const auto work = [&] {
        for (std::size_t i = next++; i < sources.size(); i = next++) {
            if (is_stuck) {
                drawings[i].problem = "mmdc took too long for another one";
                continue;
            }
            places().acquire();
            Attempt attempt = draw_one(program_, sources[i]);
            places().release();
            if (attempt.end == ChildEnd::out_of_time) is_stuck = true;
            drawings[i] = std::move(attempt.drawing);
        }
    };
    std::thread second;
    if (sources.size() > 1) second = std::thread(work);
    work();
    if (second.joinable()) second.join();
    return drawings;
}

}  // namespace notes_export::cli
