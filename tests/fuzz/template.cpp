// Any bytes as a template: parsing and carrying it out must neither crash nor hang, whatever it calls. The data is small and of all kinds.
#include "template/template.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace notes_export::templates;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Map map;
    map.set("text", Value("a <b> & \"c\""));
    map.set("list", Value(List{Value(1), Value("two"), Value(3.5)}));
    map.set("date", Value(Time{1'700'000'000, 0, 3600, {}}));
    map.set("number", Value(3));
    Limits limits;
    limits.steps = 20'000;
    limits.output_bytes = 1 << 16;
    limits.allocated_bytes = 1 << 24;
    Host host;
    const Parsed parsed = parse("fuzz.html", std::string(reinterpret_cast<const char*>(data), size), builtin_functions(), Escaping::html, limits);
    if (parsed.result) (void)run(*parsed.result, Value(map), host, limits);
    return 0;
}
