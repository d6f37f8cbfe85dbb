#include "shortcode/scan.h"

#include "shortcode/lex.h"
#include "shortcode/limits.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace notes_export::shortcode {
namespace {

enum class Role : unsigned char { leaf, opens, closes, ignored };

/// Which tags belong together, name by name, as brackets do. An opening tag without a partner is a leaf, so that the text
/// behind it stays where it is. Linear.
std::vector<Role> pair_tags(const std::vector<Token>& tokens, const InnerRule& inner_rule, Diagnostics& diagnostics) {
    std::vector<Role> roles(tokens.size(), Role::ignored);
    std::unordered_map<std::string_view, std::vector<std::size_t>> open;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Tag* tag = std::get_if<Tag>(&tokens[i]);
        if (!tag) continue;
        const Call& call = tag->call;
        const Inner inner = call.is_inline ? Inner::unknown : inner_rule(call.name);
        if (!tag->is_closing) {
            roles[i] = Role::leaf;
            if (!call.is_self_closed && inner != Inner::none) open[call.name].push_back(i);
            continue;
        }
        std::vector<std::size_t>& openers = open[call.name];
        if (!openers.empty()) {
            roles[openers.back()] = Role::opens;
            roles[i] = Role::closes;
            openers.pop_back();
        } else if (inner == Inner::none) {
            diagnostics.error("shortcode-closing", call.span,
                              "the shortcode " + quoted(call.name) + " has no inner text, yet there is a closing tag");
        } else {
            diagnostics.error("shortcode-closing", call.span,
                              "a closing tag for " + quoted(call.name) + ", but none is open");
        }
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (roles[i] != Role::leaf) continue;
        const Call& call = std::get<Tag>(tokens[i]).call;
        if (call.is_inline || call.is_self_closed || inner_rule(call.name) != Inner::required) continue;
        diagnostics.error("shortcode-unclosed", call.span,
                          "the shortcode " + quoted(call.name) + " must be closed or self-closed")
            .hint("write {{" + std::string(call.delimiter == Delimiter::angle ? "< /" : "% /") + call.name +
                  (call.delimiter == Delimiter::angle ? " >}}" : " %}}") + " behind its text");
    }
    return roles;
}

}  // namespace

Nodes scan(std::string_view text, SourceId source, std::uint32_t begin, const InnerRule& inner_rule,
           Diagnostics& diagnostics) {
    std::vector<Token> tokens = lex(text, source, begin, diagnostics);
    const std::vector<Role> roles = pair_tags(tokens, inner_rule, diagnostics);
    Nodes result;
    // Open calls are kept here, not in the tree: a tree that grows would move them.
    std::vector<Call> open;
    const auto current = [&]() -> Nodes& { return open.empty() ? result : open.back().inner; };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (const TextPiece* piece = std::get_if<TextPiece>(&tokens[i])) {
            current().emplace_back(*piece);
            continue;
        }
        Call& call = std::get<Tag>(tokens[i]).call;
        if (roles[i] == Role::leaf) {
            current().emplace_back(std::move(call));
        } else if (roles[i] == Role::opens) {
            if (open.size() >= max_nesting) {
                throw Failure("limit-nesting",
                              "shortcodes nested more than " + std::to_string(max_nesting) + " deep", call.span);
            }
            open.push_back(std::move(call));
        } else if (roles[i] == Role::closes) {
            // Crossed closing tags close the innermost call, as Hugo does (HUGO-FACTS §2.5).
            Call closed = std::move(open.back());
            open.pop_back();
            closed.is_closed = true;
            closed.end = call.end;
            current().emplace_back(std::move(closed));
        }
    }
    return result;
}

}  // namespace notes_export::shortcode
