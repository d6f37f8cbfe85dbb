#include "shortcode/handlers.h"

namespace notes_export::shortcode {

/// `{{< comment >}}…{{< /comment >}}` says nothing to readers.
Expansion expand_comment(const Call&, Context&) { return Inlines{}; }

}  // namespace notes_export::shortcode
