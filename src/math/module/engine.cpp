// The engine's side: the only file that includes JavaScriptCore. Built as a module of its own, with MathJax in it, and loaded by
// math.cpp with the first formula.
#include "math/module.h"

#include <jsc/jsc.h>

#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

extern "C" {
extern const char notes_export_math_script_0[];
extern const char notes_export_math_script_0_end[];
}

namespace notes_export::math {
namespace {

struct Unref {
    void operator()(gpointer object) const noexcept { g_object_unref(object); }
    void operator()(char* text) const noexcept { g_free(text); }
};
using Value = std::unique_ptr<JSCValue, Unref>;
using Text = std::unique_ptr<char, Unref>;

ModuleText view(const Text& text) {
    return {text ? text.get() : "", text ? std::string_view(text.get()).size() : 0};
}

/// One JavaScript context for the whole program: starting it costs as much as a dozen formulas.
class Engine {
public:
    static Engine& instance() {
        // Never destroyed: the statics of JavaScriptCore may be gone before ours at the end of the program.
        static auto* engine = new Engine;  // NOLINT(cppcoreguidelines-owning-memory)
        return *engine;
    }

    bool set(ModuleText tex, bool is_display, ModuleReceiver receive, void* context) {
        const std::lock_guard lock(mutex_);
        if (!typeset_) return false;
        const std::string source(tex.data, tex.size);
        const Value result(jsc_value_function_call(typeset_.get(), G_TYPE_STRING, source.c_str(), G_TYPE_BOOLEAN, is_display ? TRUE : FALSE,
                                                   G_TYPE_NONE));
        // Only what the script does not catch itself comes here: no memory, or recursion without end.
        if (jsc_context_get_exception(context_.get()) != nullptr) {
            jsc_context_clear_exception(context_.get());
            constexpr std::string_view too_much = "it is too much for the formula engine";
            receive(context, {{}, {}, {too_much.data(), too_much.size()}});
            return true;
        }
        const Text mathml = text(result.get(), "mathml"), drawing = text(result.get(), "drawing"), error = text(result.get(), "error");
        receive(context, {view(mathml), view(drawing), view(error)});
        return true;
    }

private:
    Engine() {
        // Interpreted: some dozens of formulas end before compiling them would pay, and no threads run and no memory is both
        // writable and executable.
        jsc_options_set_boolean(JSC_OPTIONS_USE_JIT, FALSE);
        context_.reset(jsc_context_new());
        const auto size = notes_export_math_script_0_end - notes_export_math_script_0;
        const Value done(jsc_context_evaluate(context_.get(), notes_export_math_script_0, size));
        if (jsc_context_get_exception(context_.get()) != nullptr) return;
        Value function(jsc_context_get_value(context_.get(), "typeset"));
        if (jsc_value_is_function(function.get()) != FALSE) typeset_ = std::move(function);
    }

    /// A property that is a text, or nothing.
    static Text text(JSCValue* object, const char* name) {
        const Value value(jsc_value_object_get_property(object, name));
        return Text(jsc_value_is_string(value.get()) != FALSE ? jsc_value_to_string(value.get()) : nullptr);
    }

    std::mutex mutex_;
    std::unique_ptr<JSCContext, Unref> context_;
    Value typeset_;
};

}  // namespace
}  // namespace notes_export::math

extern "C" __attribute__((visibility("default"))) bool notes_export_math_1(
    notes_export::math::ModuleText tex, bool is_display, notes_export::math::ModuleReceiver receive, void* context) noexcept {
    try {
        return notes_export::math::Engine::instance().set(tex, is_display, receive, context);
    } catch (const std::exception&) {
        return false;  // out of memory: the source is shown
    }
}
