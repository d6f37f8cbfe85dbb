#include "template/functions/tables.h"

namespace notes_export::templates {

const Functions& builtin_functions() {
    static const Functions functions = [] {
        Functions all;
        for (const std::span<const FunctionRow> table :
             {language_functions(), compare_functions(), collection_functions(), order_functions(), string_functions(), pattern_functions(), math_functions(),
              cast_functions(), encoding_functions(), url_functions(), time_functions(), transform_functions()})
            all.add(table);
        all.add("and", Special::logical_and);
        all.add("or", Special::logical_or);
        all.add("return", Special::give_back);
        return all;
    }();
    return functions;
}

}  // namespace notes_export::templates
