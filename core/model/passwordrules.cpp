#include "core/model/passwordrules.h"

#include <algorithm>

namespace waxwing {

namespace {

struct Counts
{
    int characters = 0;
    int capitals = 0;
    int digits = 0;
    int symbols = 0;
};

/// Counts in UTF-8 as it is, so that no other copy of the password comes into being.
Counts countsOf(const QByteArray& utf8)
{
    Counts counts;
    for (const char byte : utf8) {
        const auto value = static_cast<unsigned char>(byte);
        if ((value & 0xC0) != 0x80)
            ++counts.characters;
        const bool digit = byte >= '0' && byte <= '9';
        const bool capital = byte >= 'A' && byte <= 'Z';
        const bool small = byte >= 'a' && byte <= 'z';
        counts.digits += digit;
        counts.capitals += capital;
        counts.symbols += value > 0x20 && value < 0x7F && !digit && !capital && !small;
    }
    return counts;
}

} // namespace

QList<PasswordRule> PasswordRules::check(const Secret& password) const
{
    using Kind = PasswordRule::Kind;
    QList<PasswordRule> rules;
    if (!m_settings.enabled)
        return rules;
    const Counts counts = countsOf(password.reveal());
    const auto atLeast = [&rules](Kind kind, int number, int count) {
        if (number > 0)
            rules << PasswordRule{kind, number, count >= number};
    };
    atLeast(Kind::MinimumLength, m_settings.minimumLength, counts.characters);
    atLeast(Kind::Capitals, m_settings.minimumCapitals, counts.capitals);
    atLeast(Kind::Digits, m_settings.minimumDigits, counts.digits);
    atLeast(Kind::Symbols, m_settings.minimumSymbols, counts.symbols);
    const int most = m_settings.maximumLength;
    if (most > 0)
        rules << PasswordRule{Kind::MaximumLength, most, counts.characters <= most};
    return rules;
}

bool PasswordRules::accept(const Secret& password) const
{
    const QList<PasswordRule> rules = check(password);
    return !password.isEmpty()
           && std::all_of(rules.begin(), rules.end(),
                          [](const PasswordRule& rule) { return rule.fulfilled; });
}

} // namespace waxwing
