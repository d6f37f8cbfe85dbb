// One function per shortcode, each in a file of its own below handlers/.
#pragma once

#include "shortcode/context.h"
#include "shortcode/expansion.h"

namespace notes_export::shortcode {

Expansion expand_audio(const Call& call, Context& context);
Expansion expand_avatar(const Call& call, Context& context);
Expansion expand_button(const Call& call, Context& context);
Expansion expand_columns(const Call& call, Context& context);
Expansion expand_comment(const Call& call, Context& context);
Expansion expand_details(const Call& call, Context& context);
Expansion expand_expand(const Call& call, Context& context);
Expansion expand_figure(const Call& call, Context& context);
Expansion expand_gist(const Call& call, Context& context);
Expansion expand_highlight(const Call& call, Context& context);
Expansion expand_hint(const Call& call, Context& context);
Expansion expand_icon(const Call& call, Context& context);
Expansion expand_img(const Call& call, Context& context);
Expansion expand_include(const Call& call, Context& context);
Expansion expand_instagram(const Call& call, Context& context);
Expansion expand_katex(const Call& call, Context& context);
Expansion expand_mermaid(const Call& call, Context& context);
Expansion expand_param(const Call& call, Context& context);
Expansion expand_post(const Call& call, Context& context);
Expansion expand_progress(const Call& call, Context& context);
Expansion expand_propertylist(const Call& call, Context& context);
Expansion expand_qr(const Call& call, Context& context);
Expansion expand_ref(const Call& call, Context& context);
Expansion expand_relref(const Call& call, Context& context);
Expansion expand_tab(const Call& call, Context& context);
Expansion expand_tabs(const Call& call, Context& context);
Expansion expand_toc(const Call& call, Context& context);
Expansion expand_toc_tree(const Call& call, Context& context);
Expansion expand_unknown(const Call& call, Context& context);
Expansion expand_video(const Call& call, Context& context);
Expansion expand_vimeo(const Call& call, Context& context);
Expansion expand_youtube(const Call& call, Context& context);

}  // namespace notes_export::shortcode
