#include "batch/run.h"

#include "batch/depfile.h"
#include "batch/output_file.h"
#include "batch/temporary_files.h"
#include "convert/load.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

namespace notes_export::batch {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

constexpr std::chrono::milliseconds display_interval{100};

/// Takes everything, keeps nothing: an output that will not be kept is still made for its diagnostics.
class CountingSink final : public ByteSink {
public:
    void write(std::string_view bytes) override { size_ += bytes.size(); }
    [[nodiscard]] std::uint64_t size() const { return size_; }

private:
    std::uint64_t size_ = 0;
};

/// Hands out tasks 0 … count-1 to threads; the caller waits for them in order and does the display meanwhile.
class TaskQueue {
public:
    TaskQueue(std::size_t count, unsigned threads, std::function<void(std::size_t)> task) : task_(std::move(task)), is_done_(count, false) {
        const std::size_t wanted = std::min<std::size_t>(std::max(threads, 1U), count);
        for (std::size_t i = 0; i < wanted; ++i) threads_.emplace_back([this] { work(); });
    }
    ~TaskQueue() {
        for (std::thread& thread : threads_) thread.join();
    }
    TaskQueue(const TaskQueue&) = delete;
    TaskQueue& operator=(const TaskQueue&) = delete;

    template <class Meanwhile>
    void wait_for(std::size_t number, const Meanwhile& meanwhile) {
        std::unique_lock lock(mutex_);
        while (!is_done_[number]) {
            if (changed_.wait_for(lock, display_interval) == std::cv_status::timeout) {
                lock.unlock();
                meanwhile();
                lock.lock();
            }
        }
    }

private:
    void work() {
        for (std::size_t number = next_++; number < is_done_.size(); number = next_++) {
            task_(number);
            const std::lock_guard lock(mutex_);
            is_done_[number] = true;
            changed_.notify_all();
        }
    }

    std::function<void(std::size_t)> task_;
    std::atomic<std::size_t> next_{0};
    std::vector<bool> is_done_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::thread> threads_;
};

struct LoadedPage {
    LoadedDocument loaded;
    double seconds = 0;
    std::size_t outputs_left = 0;
};

class Run {
public:
    Run(const Plan& plan, const Request& request, Listener& listener, Diagnostics& diagnostics)
        : plan_(plan), request_(request), listener_(listener), diagnostics_(diagnostics), progress_(plan.outputs.size()),
          pages_(plan.pages.size()), results_(plan.outputs.size()), is_written_(plan.outputs.size()) {}

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
        TaskQueue queue(plan_.pages.size(), request_.jobs, [this](std::size_t number) { load_page(number); });
        for (std::size_t i = 0; i < plan_.pages.size(); ++i) {
            queue.wait_for(i, [this] { look_around(); });
            listener_.page_done(plan_.pages[i], pages_[i].loaded, pages_[i].seconds);
        }
    }

    void load_page(std::size_t number) {
        set_stage(number, Stage::reading);
        const auto start = Clock::now();
        const PlannedPage& page = plan_.pages[number];
        pages_[number].loaded = load_document(*plan_.sites[page.site].site, page.path, request_.load);
        pages_[number].seconds = seconds_since(start);
        set_stage(number, Stage::waiting);
    }

    void set_stage(std::size_t page, Stage stage) {
        for (std::size_t i = 0; i < plan_.outputs.size(); ++i)
            if (plan_.outputs[i].page == page) set_output_stage(i, stage);
    }

    void set_output_stage(std::size_t output, Stage stage) {
        progress_.since[output] = Clock::now().time_since_epoch().count();
        progress_.stages[output] = stage;
    }

    /// The display's turn, and the watchdog's: a page that takes absurdly long ends the run, with an error that names it.
    void look_around() {
        listener_.still_working(progress_);
        const auto limit = Clock::duration(std::chrono::seconds(request_.seconds_per_page)).count();
        const auto now = Clock::now().time_since_epoch().count();
        for (std::size_t i = 0; i < plan_.outputs.size(); ++i) {
            const Stage stage = progress_.stages[i];
            if ((stage != Stage::reading && stage != Stage::writing) || now - progress_.since[i] < limit) continue;
            listener_.out_of_time(plan_.outputs[i], stage);
            end_now(1);
        }
    }

    /// Before the first picture is decoded every exporter has told what it will ask for, so once is enough.
    void plan_pictures() {
        pictures_ = make_picture_source();
        for (const PlannedOutput& output : plan_.outputs)
            if (const auto& document = pages_[output.page].loaded.document) exporters_.at(output.format)->plan_pictures(*document, *pictures_);
    }

    void write_outputs() {
        TaskQueue queue(plan_.outputs.size(), request_.jobs, [this](std::size_t number) { write_output(number); });
        for (std::size_t i = 0; i < plan_.outputs.size(); ++i) {
            queue.wait_for(i, [this] { look_around(); });
            finish(i);
        }
    }

    void write_output(std::size_t number) {
        set_output_stage(number, Stage::writing);
        const auto start = Clock::now();
        const PlannedOutput& output = plan_.outputs[number];
        OutputResult& result = results_[number];
        const LoadedDocument& loaded = pages_[output.page].loaded;
        if (loaded.document) {
            try {
                write_document(*loaded.document, has_errors(loaded.diagnostics, request_.is_strict) || is_site_bad(output), output, result);
            } catch (const Failure& failure) {
                result.is_written = false;
                result.diagnostics.add(failure.diagnostic());
            } catch (const std::exception& problem) {
                // Out of memory, mostly. One output's failure must not take the others with it.
                result.is_written = false;
                result.diagnostics.error("internal-error", {}, std::string("writing failed: ") + problem.what());
            }
        }
        result.seconds = pages_[output.page].seconds + seconds_since(start);
        set_output_stage(number, Stage::done);
    }

    [[nodiscard]] bool is_site_bad(const PlannedOutput& output) const {
        return has_errors(*plan_.sites[plan_.pages[output.page].site].diagnostics, request_.is_strict);
    }

    void write_document(const Document& document, bool page_is_bad, const PlannedOutput& output, OutputResult& result) {
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
            if (!may_be_kept(convert(document, exporter, *pictures_, file, result.diagnostics))) return;
            file.commit();
            result.is_written = true;
            result.bytes = file.size();
        }
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
        if (--page.outputs_left == 0) page.loaded = {};
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
    std::vector<bool> is_written_;
    std::unique_ptr<PictureSource> pictures_;
    Totals totals_;
};

}  // namespace

bool has_errors(const Diagnostics& diagnostics, bool is_strict) {
    return diagnostics.errors() > 0 || (is_strict && diagnostics.warnings() > 0);
}

Totals run(const Plan& plan, const Request& request, Listener& listener, Diagnostics& diagnostics) {
    return Run(plan, request, listener, diagnostics).carry_out();
}

}  // namespace notes_export::batch
