#include "tests/bench/bench_store_mailbox.h"

#include <array>

namespace waxwing::bench {

namespace {

constexpr int kPeople = 400;
constexpr int kRareWords = 6000;

const QStringList& commonWords()
{
    static const QStringList kWords
        = QStringLiteral(
              "the and for your with please find attached report meeting invoice contract patient "
              "appointment result tomorrow office regards thank review signature deadline budget "
              "der die das und mit für wir Sie bitte anbei Bericht Rechnung Vertrag Termin Befund "
              "Überweisung Größe Straße Gespräch freundliche Grüße Prüfung Änderung Anhang morgen "
              "le la les des pour avec vous nous merci rapport facture contrat réunion rendez-vous "
              "résultat signature bureau demain salutations pièce jointe délai élève français "
              "el los las para con por favor informe factura contrato reunión cita resultado "
              "mañana oficina saludos firma plazo niño año adjunto señora gracias")
              .split(u' ');
    return kWords;
}

const QStringList& firstNames()
{
    static const QStringList kNames
        = QStringLiteral("Anna Bert Chloé Dieter Élodie François Günther Hélène Iñigo Jürgen Karin "
                         "Lucía Marta Noël Olga Pablo Quentin Rosa Søren Uwe Vera Walter Zoë")
              .split(u' ');
    return kNames;
}

const QStringList& lastNames()
{
    static const QStringList kNames
        = QStringLiteral("Müller Keller Dupont García Schäfer Lefèvre Núñez Weiß Martin Bernard "
                         "López Fischer Moreau Schröder Peña Lange Girard Castro Huber Petit")
              .split(u' ');
    return kNames;
}

QString rareWord(std::mt19937& random)
{
    static constexpr std::array kSyllables{"ka", "ver", "tion", "lo", "ment", "ri", "schu", "ta",
                                           "gno", "pre", "el", "ing", "bau", "ques", "dor", "mi"};
    QString word;
    const int count = 3 + static_cast<int>(random() % 3);
    for (int i = 0; i < count; ++i)
        word += QLatin1String(kSyllables.at(random() % kSyllables.size()));
    return word;
}

} // namespace

SampleMailbox::SampleMailbox(unsigned seed) : m_random(seed)
{
    for (int i = 0; i < kRareWords; ++i)
        m_rareWords << rareWord(m_random);
}

int SampleMailbox::below(int bound)
{
    return static_cast<int>(m_random() % static_cast<unsigned>(bound));
}

User SampleMailbox::person(int number) const
{
    User user;
    user.firstName = firstNames().at(number % firstNames().size());
    user.lastName = lastNames().at((number / 3) % lastNames().size());
    user.email = QStringLiteral("person%1@example.org").arg(number);
    return user;
}

QString SampleMailbox::word()
{
    if (below(5) == 0) {
        // The smaller of two: some rare words are rarer than others.
        const int place = std::min(below(kRareWords), below(kRareWords));
        return m_rareWords.at(place);
    }
    const auto& words = commonWords();
    return words.at(std::min(below(static_cast<int>(words.size())),
                             below(static_cast<int>(words.size()))));
}

MessageSummary SampleMailbox::message(int number)
{
    MessageSummary message;
    QString hex;
    for (int i = 0; i < 4; ++i)
        hex += QStringLiteral("%1").arg(quint32(m_random()), 8, 16, QLatin1Char('0'));
    message.guid = *Guid::parse(hex);
    message.conversationGuid = message.guid;
    message.date = QDateTime({2020, 1, 1}, {8, 0}, Qt::UTC).addSecs(600LL * number + below(500));
    QStringList subject;
    for (int i = 0, count = 2 + below(7); i < count; ++i)
        subject << word();
    message.subject = (below(3) == 0 ? QStringLiteral("Re: ") : QString()) + subject.join(u' ');
    message.status = QStringLiteral("Sent");
    message.action = QStringLiteral("New");
    message.retrieved = below(10) != 0;
    message.sender = person(below(kPeople));
    for (int i = 0, count = 1 + below(3); i < count; ++i)
        message.to << person(below(kPeople));
    if (below(4) == 0)
        message.cc << person(below(kPeople));
    if (below(5) == 0) {
        AttachmentSummary file;
        file.guid = message.guid;
        file.fileName = word() + QStringLiteral(".pdf");
        file.fileSize = 1000 + below(5'000'000);
        message.attachments << file;
    }
    return message;
}

QString SampleMailbox::body()
{
    const int length = 1000 + below(3000);
    QString text;
    text.reserve(length + 40);
    while (text.size() < length) {
        text += word();
        text += below(12) == 0 ? QStringLiteral(".\n") : QStringLiteral(" ");
    }
    return text;
}

QString SampleMailbox::searchWord()
{
    // As people search: a rare word mostly, at times two, at times the beginning of one.
    const QString rare = m_rareWords.at(below(kRareWords));
    switch (below(4)) {
    case 0: return rare + u' ' + commonWords().at(below(static_cast<int>(commonWords().size())));
    case 1: return rare.left(5);
    default: return rare;
    }
}

} // namespace waxwing::bench
