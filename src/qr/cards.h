// QR codes on cards: who reads on paper gets to the film with a camera.
#pragma once

#include "notes_export/document.h"

namespace notes_export::qr {

/// Gives each card whose address is on the web its code, as long as it stays small enough for a card.
void add_codes_to_cards(Document& document);

}  // namespace notes_export::qr
