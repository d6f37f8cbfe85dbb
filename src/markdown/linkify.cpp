#include "markdown/linkify.h"

#include "markdown/characters.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

// Of Goldmark's pattern for the host; also bounds the look-ahead.
constexpr std::size_t max_host_length = 256;

constexpr ByteSet host_marks("-@:%._+~#=");
constexpr ByteSet path_marks("-@:%_+.~#!?&/=();,'\">^{}[]`");
constexpr ByteSet path_openers("/#?");
constexpr ByteSet trailing_marks("?!.,:*_~");
constexpr ByteSet mailbox_marks(".!#$%&'*+/=?^_`{|}~-");

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_host(char c) { return is_ascii_word(c) || host_marks.has(c); }
bool is_path(char c, bool with_dollar) {
    return is_ascii_word(c) || path_marks.has(c) || (with_dollar && c == '$');
}

/// End of `host.tld`, the longest there is; 0 if none. The host may hold any of its characters, dots included.
std::size_t scan_host(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && end - at <= max_host_length && is_host(text[end])) ++end;
    for (std::size_t dot = end; dot-- > at + 1;) {
        if (text[dot] != '.' || dot - at > max_host_length || dot + 1 >= text.size() || !is_lower(text[dot + 1])) continue;
        end = dot + 1;
        while (end < text.size() && is_lower(text[end])) ++end;
        return end;
    }
    return 0;
}

std::size_t scan_path(std::string_view text, std::size_t at, bool with_dollar) {
    if (at >= text.size() || !path_openers.has(text[at])) return at;
    std::size_t end = at + 1;
    while (end < text.size() && is_path(text[end], with_dollar)) ++end;
    return end;
}

/// What belongs to the sentence around an address is left out of it.
std::size_t without_trailing_marks(std::string_view address) {
    std::size_t length = address.size();
    const char last = address.back();
    if (last == '.') {
        --length;
    } else if (last == ')') {
        const auto closing = std::count(address.begin(), address.end(), ')');
        const auto opening = std::count(address.begin(), address.end(), '(');
        if (closing > opening) length -= static_cast<std::size_t>(closing - opening);
    } else if (last == ';') {
        std::size_t i = length - 1;
        while (i > 0 && is_ascii_word(address[i - 1])) --i;
        if (i < length - 1 && i > 0 && address[i - 1] == '&') length = i - 1;  // an entity
    }
    return length;
}

std::size_t trim_marks(std::string_view text, std::size_t at, std::size_t length) {
    while (length > 1 && trailing_marks.has(text[at + length - 1])) --length;
    return length;
}

}  // namespace

std::size_t Linkifier::web_address(std::size_t at) const {
    const std::string_view rest = text_.substr(at);
    std::size_t end = 0;
    for (const std::string_view scheme : {"http://", "https://", "ftp://"}) {
        if (!rest.starts_with(scheme)) continue;
        end = scan_host(text_, at + scheme.size());
        if (end == 0) return 0;
        if (end + 1 < text_.size() && text_[end] == ':' && is_ascii_digit(text_[end + 1])) {
            for (++end; end < text_.size() && is_ascii_digit(text_[end]);) ++end;
        }
        end = scan_path(text_, end, true);
    }
    if (end == 0 && rest.starts_with("www.")) {
        end = scan_host(text_, at + 4);
        if (end != 0) end = scan_path(text_, end, false);
    }
    return end == 0 ? 0 : without_trailing_marks(text_.substr(at, end - at));
}

std::size_t Linkifier::mail_address(std::size_t at) {
    if (!has_mail_ || at < no_mail_before_ || at >= text_.size() || is_ascii_punctuation(text_[at])) return 0;
    std::size_t i = at;
    while (i < text_.size() && (is_ascii_word(text_[i]) || mailbox_marks.has(text_[i]))) ++i;
    if (i == at || i >= text_.size() || text_[i] != '@') {
        no_mail_before_ = i;
        return 0;
    }
    const std::size_t domain = i + 1;
    std::size_t end = 0;
    do {
        std::size_t label = ++i;
        while (i < text_.size() && i - label < 63 && (is_ascii_word(text_[i]) || text_[i] == '-')) ++i;
        while (i > label && text_[i - 1] == '-') --i;
        if (i == label || text_[label] == '-') break;
        end = i;
    } while (i < text_.size() && text_[i] == '.');
    if (end == 0 || text_.substr(domain, end - domain).find('.') == std::string_view::npos) return 0;
    if (end < text_.size() && (text_[end] == '-' || text_[end] == '_')) return 0;
    return end - at;
}

BareLink Linkifier::at(std::size_t at) {
    BareLink link;
    if (at >= text_.size() || !may_start(at)) return link;
    if (const std::size_t length = web_address(at)) {
        link.length = trim_marks(text_, at, length);
        const std::string_view words = text_.substr(at, link.length);
        if (words.starts_with("www.")) link.destination = std::string(protocol_) + "://";
        link.destination += words;
    } else if (const std::size_t mail = mail_address(at)) {
        link.length = trim_marks(text_, at, mail);
        link.destination = "mailto:" + std::string(text_.substr(at, link.length));
    }
    return link;
}

}  // namespace notes_export::markdown
