#include "batch/depfile.h"

namespace notes_export::batch {
namespace {

std::string relative_to(const std::string& folder, const std::string& path) {
    const std::string prefix = folder.ends_with('/') ? folder : folder + "/";
    return !folder.empty() && path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

}  // namespace

std::string escaped_for_make(std::string_view path) {
    std::string out;
    std::size_t backslashes = 0;  // directly before: make takes them for escapes where a blank or "#" follows
    for (const char c : path) {
        if (c == ' ' || c == '\t' || c == '#' || c == ':') {
            out.append(c == ':' ? 0 : backslashes, '\\');
            out += '\\';
        } else if (c == '$') {
            out += '$';
        }
        out += c;
        backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return out;
}

std::string depfile_text(const Plan& plan, const std::vector<bool>& is_written, const std::string& working_folder) {
    std::string text;
    for (std::size_t site = 0; site < plan.sites.size(); ++site) {
        std::string outputs;
        for (std::size_t i = 0; i < plan.outputs.size(); ++i) {
            if (!is_written[i] || plan.pages[plan.outputs[i].page].site != site) continue;
            outputs += (outputs.empty() ? "" : " ") + escaped_for_make(plan.outputs[i].path);
        }
        if (outputs.empty()) continue;
        text += outputs + ":";
        const std::string& root = plan.sites[site].root;
        for (const std::string& path : plan.sites[site].files->paths_read()) {
            const std::string full = root.ends_with('/') ? root + path : root + "/" + path;
            text += " \\\n  " + escaped_for_make(relative_to(working_folder, full));
        }
        text += "\n";
    }
    return text;
}

}  // namespace notes_export::batch
