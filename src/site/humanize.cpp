#include "site/humanize.h"

#include "base/unicode.h"
#include "site/title_case.h"

#include <algorithm>
#include <array>
#include <vector>

namespace notes_export::site {
namespace {

// In alphabetical order; those that Hugo's inflection library knows.
constexpr std::array<std::string_view, 139> abbreviations = {
    "ACK", "ACL", "ADSL", "AES", "ANSI", "API", "ARP", "ATM", "BGP", "BSS", "CCITT", "CHAP", "CIDR", "CIR", "CLI", "CMOS", "CPE", "CPU",
    "CRC", "CRT", "CSMA", "DCE", "DEC", "DES", "DHCP", "DMI", "DNS", "DRAM", "DSL", "DSLAM", "DTE", "EHA", "EIA", "EIGRP", "EOF", "ESS",
    "FCC", "FCS", "FDDI", "FTP", "GBIC", "GEPOF", "HDLC", "HTML", "HTTP", "HTTPS", "IANA", "ICMP", "ID", "IDF", "IDS", "IEEE", "IETF",
    "IMAP", "IP", "IPS", "ISDN", "ISP", "JSON", "JWT", "LACP", "LAN", "LAPB", "LAPF", "LLC", "MAC", "MC", "MDF", "MIB", "MPLS", "MTU",
    "NAC", "NAT", "NBMA", "NIC", "NRZ", "NRZI", "NVRAM", "OK", "OSI", "OSPF", "OUI", "PAP", "PAT", "PC", "PCM", "PDU", "PIM", "POP3",
    "POTS", "PPP", "PPTP", "PTT", "PVST", "RAM", "RARP", "RCP", "RFC", "RIP", "RLL", "ROM", "RSTP", "RTP", "SDLC", "SFD", "SFP",
    "SLARP", "SLIP", "SMTP", "SNA", "SNAP", "SNMP", "SOF", "SQL", "SRAM", "SSH", "SSID", "STP", "SYN", "TDM", "TFTP", "TIA", "TOFU",
    "UDP", "URI", "URL", "USB", "UTF8", "UTP", "UUID", "VC", "VLAN", "VLSM", "VPN", "W3C", "WAN", "WEP", "WPA", "WWW"};

std::string in_capitals(std::string_view word) {
    std::string capitals(word);
    std::transform(capitals.begin(), capitals.end(), capitals.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return capitals;
}

bool is_abbreviation(std::string_view word) { return std::binary_search(abbreviations.begin(), abbreviations.end(), in_capitals(word)); }

bool is_separator(char32_t c) { return c == U'-' || c == U'_' || c == U':' || c == U'/' || base::is_space(c); }

bool is_capital(std::string_view letter) { return base::to_lower(letter) != letter; }

// At separators, before a capital behind a small letter, and behind an abbreviation: "HTTPServer".
std::vector<std::string> split(std::string_view name) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) words.push_back(is_abbreviation(word) ? in_capitals(word) : base::to_lower(word));
        word.clear();
    };
    bool was_capital = false;
    for (std::size_t at = 0; at < name.size();) {
        const base::Decoded decoded = base::decode(name, at);
        const std::string_view letter = name.substr(at, decoded.length);
        at += decoded.length;
        if (is_separator(decoded.character)) {
            end_word();
            was_capital = false;
            continue;
        }
        const bool capital = is_capital(letter);
        if (capital && (!was_capital || is_abbreviation(word))) end_word();
        word += letter;
        was_capital = capital;
    }
    end_word();
    return words;
}

}  // namespace

std::string humanize(std::string_view name) {
    if (is_abbreviation(name)) return in_capitals(name);
    const std::vector<std::string> words = split(name);
    std::string out;
    for (const std::string& word : words) out += out.empty() ? in_title_case(word, TitleStyle::every_word) : " " + word;
    return out.empty() ? std::string(name) : out;
}

}  // namespace notes_export::site
