// What somebody asks for: the command line's meaning as values.
#pragma once

#include "notes_export/convert.h"
#include "notes_export/formats.h"

#include <exception>
#include <string>
#include <vector>

namespace notes_export::batch {

struct Request {
    std::vector<std::string> inputs;      ///< files or folders of the real disk; none: the working folder
    std::vector<const Format*> formats;   ///< none: from the extension of `output`
    std::string output;                   ///< file, folder (with a slash at its end), "-", or empty: the working folder
    std::string depfile;                  ///< file for a rule that tells what the outputs were made of; empty: none
    std::string working_folder;           ///< absolute: paths in the rule are relative to it
    std::vector<std::string> years;       ///< only these; none: what the inputs say
    bool all_years = false;               ///< every year of the inputs' sites
    bool all_sections = false;            ///< every section of them and the pages beside those, years or not
    OptionValues options;                 ///< of the formats
    LoadOptions load;
    unsigned jobs = 1;
    bool is_strict = false;               ///< warnings count as errors
    unsigned seconds_per_page = 60;       ///< of the processor: a page or output that takes more is given up (THREATS §3)
    bool keeps_going = false;             ///< errors do not keep an output from being written
};

/// The request makes no sense as it stands (exit status 2). Everything else that goes wrong is a diagnostic.
class UsageError : public std::exception {
public:
    explicit UsageError(std::string message, std::string hint = {}) : message_(std::move(message)), hint_(std::move(hint)) {}
    [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }
    [[nodiscard]] const std::string& hint() const { return hint_; }

private:
    std::string message_, hint_;
};

}  // namespace notes_export::batch
