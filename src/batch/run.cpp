#include "batch/run.h"

#include "batch/depfile.h"
#include "batch/output_file.h"
#include "batch/task_queue.h"
#include "convert/load.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <utility>

namespace notes_export::batch {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Takes everything, keeps nothing: an output that will not be kept is still made for its diagnostics.
class CountingSink final : public ByteSink {
public:
    void write(std::string_view bytes) override { size_ += bytes.size(); }
    [[nodiscard]] std::uint64_t size() const { return size_; }

private:
    std::uint64_t size_ = 0;
};

/// What an exporter will ask for, kept until all are done with planning: the order of requests does not depend on threads.
class NotedRequests final : public PicturePlan {
public:
    void will_need(const ImageEntry& image, PictureRequest request) override { requests_.emplace_back(&image, request); }
    void pass_on(PicturePlan& plan) const {
        for (const auto& [image, request] : requests_) plan.will_need(*image, request);
    }

private:
    std::vector<std::pair<const ImageEntry*, PictureRequest>> requests_;
};

struct LoadedPage {
    LoadedDocument loaded;
    double seconds = 0;
    std::size_t outputs_left = 0;
    bool is_in_use = false;  ///< by a thread that was left to itself
};

class Run {
public:
    Run(const Plan& plan, const Request& request, Listener& listener, Diagnostics& diagnostics)
        : plan_(plan), request_(request), listener_(listener), diagnostics_(diagnostics), progress_(plan.outputs.size()),
          pages_(plan.pages.size()), results_(plan.outputs.size()), is_given_up_(plan.outputs.size()), is_written_(plan.outputs.size()) {}

    Totals carry_out() {
        if (!make_exporters() || !make_folders()) {
            totals_.not_written = plan_.outputs.size();
            return totals_;
        }
        load_pages();
        plan_pictures();
        write_outputs();
        write_rule();
        return totals_;
    }

private:
    bool make_exporters() {
        for (const PlannedOutput& output : plan_.outputs) {
            if (exporters_.contains(output.format)) continue;
            auto exporter = output.format->make(request_.options, diagnostics_);
            if (!exporter) return false;
            exporters_[output.format] = std::move(exporter);
        }
        return true;
    }

    /// Folders named with a slash, or for several outputs, are created; those around a single named file are not.
    bool make_folders() {
        if (request_.output.empty() || request_.output == "-") return true;
        for (const PlannedOutput& output : plan_.outputs) {
            if (output.path == request_.output) continue;
            const std::filesystem::path folder = std::filesystem::path(output.path).parent_path();
            std::error_code problem;
            if (!folder.empty()) std::filesystem::create_directories(folder, problem);
            if (!problem) continue;
            diagnostics_.error("write-failed", {}, "cannot create the folder " + notes_export::quoted(folder.string()) + ": " + problem.message());
            return false;
        }
        return true;
    }

    void load_pages() {
        for (const PlannedOutput& output : plan_.outputs) ++pages_[output.page].outputs_left;
        run_tasks(
            plan_.pages.size(), [this](std::size_t number, const TaskQueue::Claim& claim) { load_page(number, claim); },
            [this](std::size_t number, TaskEnd end) {
                if (end == TaskEnd::given_up) {
                    add_out_of_time(pages_[number].loaded.diagnostics, "reading this page", number);
                    set_stage(number, Stage::waiting);
                }
                listener_.page_done(plan_.pages[number], pages_[number].loaded, pages_[number].seconds);
            });
    }

    void load_page(std::size_t number, const TaskQueue::Claim& claim) {
        set_stage(number, Stage::reading);
        const auto start = Clock::now();
        const PlannedPage& page = plan_.pages[number];
        LoadedDocument loaded = load_document(*plan_.sites[page.site].site, page.path, request_.load);
        if (!claim()) return;
        pages_[number].loaded = std::move(loaded);
        pages_[number].seconds = seconds_since(start);
        set_stage(number, Stage::waiting);
    }

    /// Carries out tasks side by side and tells the end of each in order.
    template <class End>
    void run_tasks(std::size_t count, TaskQueue::Task task, const End& end) {
        TaskQueue queue(count, request_.jobs, std::chrono::seconds(request_.seconds_per_page), std::move(task));
        for (std::size_t i = 0; i < count; ++i) end(i, queue.wait_for(i, [this] { listener_.still_working(progress_); }));
        totals_.has_left_threads = totals_.has_left_threads || queue.has_left_threads();
    }

    void add_out_of_time(Diagnostics& diagnostics, std::string_view what, std::size_t page) const {
        Diagnostic& problem = diagnostics.error(
            "limit-time", {}, std::string(what) + " took more than " + std::to_string(request_.seconds_per_page) + " seconds of the processor's time");
        problem.file = plan_.pages[page].path;
        problem.hint("--time-limit gives it longer");
    }

    void set_stage(std::size_t page, Stage stage) {
        for (std::size_t i = 0; i < plan_.outputs.size(); ++i)
            if (plan_.outputs[i].page == page) set_output_stage(i, stage);
    }

    void set_output_stage(std::size_t output, Stage stage) { progress_.stages[output] = stage; }

    /// Before the first picture is decoded every exporter has told what it will ask for, so once is enough.
    void plan_pictures() {
        pictures_ = make_picture_source();
        std::vector<NotedRequests> noted(plan_.outputs.size());
        run_tasks(
            plan_.outputs.size(),
            [this, &noted](std::size_t number, const TaskQueue::Claim& claim) {
                const PlannedOutput& output = plan_.outputs[number];
                const auto& document = pages_[output.page].loaded.document;
                NotedRequests requests;
                if (document) exporters_.at(output.format)->plan_pictures(*document, requests);
                if (claim()) noted[number] = std::move(requests);
            },
            [this](std::size_t number, TaskEnd end) {
                if (end == TaskEnd::given_up) give_up_output(number, "planning this output");
            });
        for (const NotedRequests& requests : noted) requests.pass_on(*pictures_);
    }

    void write_outputs() {
        run_tasks(
            plan_.outputs.size(), [this](std::size_t number, const TaskQueue::Claim& claim) { write_output(number, claim); },
            [this](std::size_t number, TaskEnd end) {
                if (end == TaskEnd::given_up) give_up_output(number, "writing this output");
                set_output_stage(number, Stage::done);
                finish(number);
            });
    }

    void give_up_output(std::size_t number, std::string_view what) {
        const std::size_t page = plan_.outputs[number].page;
        results_[number] = {};
        add_out_of_time(results_[number].diagnostics, what, page);
        pages_[page].is_in_use = true;
        is_given_up_[number] = true;
    }

    void write_output(std::size_t number, const TaskQueue::Claim& claim) {
        const PlannedOutput& output = plan_.outputs[number];
        const LoadedDocument& loaded = pages_[output.page].loaded;
        if (!loaded.document || is_given_up_[number]) return;
        set_output_stage(number, Stage::writing);
        const auto start = Clock::now();
        OutputResult result;
        try {
            if (!write_document(*loaded.document, has_errors(loaded.diagnostics, request_.is_strict) || is_site_bad(output), output, result, claim)) return;
        } catch (const Failure& failure) {
            result.is_written = false;
            result.diagnostics.add(failure.diagnostic());
        } catch (const std::exception& problem) {
            // Out of memory, mostly. One output's failure must not take the others with it.
            result.is_written = false;
            result.diagnostics.error("internal-error", {}, std::string("writing failed: ") + problem.what());
        }
        result.seconds = pages_[output.page].seconds + seconds_since(start);
        if (claim()) results_[number] = std::move(result);
    }

    [[nodiscard]] bool is_site_bad(const PlannedOutput& output) const {
        return has_errors(*plan_.sites[plan_.pages[output.page].site].diagnostics, request_.is_strict);
    }

    /// False: it was given up meanwhile, and no file is touched.
    bool write_document(const Document& document, bool page_is_bad, const PlannedOutput& output, OutputResult& result,
                        const TaskQueue::Claim& claim) {
        const Exporter& exporter = *exporters_.at(output.format);
        const auto may_be_kept = [&](const Converted& converted) {
            result.summary = converted.summary;
            const bool is_bad = page_is_bad || has_errors(result.diagnostics, request_.is_strict);
            result.is_in_spite_of_errors = is_bad;
            return converted.is_written && (!is_bad || request_.keeps_going);
        };
        if (page_is_bad && !request_.keeps_going) {
            CountingSink sink;
            result.is_written = may_be_kept(convert(document, exporter, *pictures_, sink, result.diagnostics));
        } else if (output.path == "-") {
            StringSink sink;
            result.is_written = may_be_kept(convert(document, exporter, *pictures_, sink, result.diagnostics));
            result.bytes = sink.bytes().size();
            if (result.is_written) result.text = sink.take();
        } else {
            OutputFile file(output.path, [this](FileIdentity identity) { return plan_.is_input(identity); });
            if (!may_be_kept(convert(document, exporter, *pictures_, file, result.diagnostics))) return claim();
            if (!claim()) return false;
            file.commit();
            result.is_written = true;
            result.bytes = file.size();
        }
        return claim();
    }

    /// When nothing was written there is nothing that depends on anything.
    void write_rule() {
        if (request_.depfile.empty() || totals_.written == 0) return;
        OutputFile file(request_.depfile, [this](FileIdentity identity) { return plan_.is_input(identity); });
        file.write(depfile_text(plan_, is_written_, request_.working_folder));
        file.commit();
    }

    void finish(std::size_t number) {
        const PlannedOutput& output = plan_.outputs[number];
        OutputResult& result = results_[number];
        LoadedPage& page = pages_[output.page];
        listener_.output_done(output, page.loaded, result);
        ++(result.is_written ? totals_.written : totals_.not_written);
        is_written_[number] = result.is_written;
        if (result.is_written && result.is_in_spite_of_errors) ++totals_.in_spite_of_errors;
        // A long batch should not keep what it is done with: a document holds its original photographs.
        if (--page.outputs_left == 0 && !page.is_in_use) page.loaded = {};
        result = {};
    }

    const Plan& plan_;
    const Request& request_;
    Listener& listener_;
    Diagnostics& diagnostics_;
    Progress progress_;
    std::map<const Format*, std::unique_ptr<Exporter>> exporters_;
    std::vector<LoadedPage> pages_;
    std::vector<OutputResult> results_;
    std::vector<char> is_given_up_;  // outputs, before they were written
    std::vector<bool> is_written_;
    std::unique_ptr<PictureSource> pictures_;
    Totals totals_;
};

}  // namespace

bool has_errors(const Diagnostics& diagnostics, bool is_strict) {
    return diagnostics.errors() > 0 || (is_strict && diagnostics.warnings() > 0);
}

Totals run(const Plan& plan, const Request& request, Listener& listener, Diagnostics& diagnostics) {
    auto run = std::make_unique<Run>(plan, request, listener, diagnostics);
    const Totals totals = run->carry_out();
    // A thread that was left to itself still works on what the run owns. The process ends soon, and with it both.
    if (totals.has_left_threads) static_cast<void>(run.release());
    return totals;
}

}  // namespace notes_export::batch
