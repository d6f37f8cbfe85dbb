// One output on disk, all or nothing: written to a temporary file beside it, flushed, renamed. Until commit() succeeds the
// file that stood there before is untouched (THREATS §6).
#pragma once

#include "notes_export/exporter.h"
#include "notes_export/file_system.h"

#include <cstdint>
#include <functional>
#include <string>

namespace notes_export::batch {

/// Tells whether the run has read this file.
using IsInput = std::function<bool(FileIdentity)>;

/// Refuses what cannot work: a folder, a device, an input of the run, a missing folder around it. Throws Failure. Returns the path that will
/// be written: a symbolic link's target, so that the link stays.
[[nodiscard]] std::string check_output(const std::string& path, const IsInput& is_input);

class OutputFile final : public ByteSink {
public:
    /// Throws Failure("output-…").
    OutputFile(std::string path, const IsInput& is_input);
    ~OutputFile() override;
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view bytes) override;
    /// Flushes, closes and renames. Throws Failure; then nothing has changed on disk.
    void commit();
    [[nodiscard]] std::uint64_t size() const { return size_; }

private:
    explicit OutputFile(std::string path) : shown_path_(std::move(path)) {}
    void write_all(std::string_view bytes);
    [[noreturn]] void fail(int error_number);

    std::string shown_path_;
    std::string target_;
    std::string temporary_;
    std::string buffer_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

/// Writes everything to an open descriptor (short writes, interruptions). Returns 0 or the error number.
[[nodiscard]] int write_fully(int descriptor, std::string_view bytes);

}  // namespace notes_export::batch
