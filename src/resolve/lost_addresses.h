// Addresses that cannot be links: they stay readable.
#pragma once

#include "model/draft.h"

#include <vector>

namespace notes_export::resolve {

/// Puts the address of each link that leads nowhere behind the link's words, as it was written, unless they hold it already. Only
/// addresses outside of the site (names_host()); where a page of the site is missing there is none to tell. `targets` are by the draft's ids.
void show_lost_addresses(model::Draft& draft, const std::vector<Target>& targets);

}  // namespace notes_export::resolve
