#include "core/spelling/dictionary.h"

#include <QFileInfo>
#include <QMutex>
#include <QStringDecoder>
#include <QStringEncoder>

#include <hunspell/hunspell.hxx>

namespace waxwing {

namespace {

/// Words in the encoding of their dictionary, which need not be Unicode.
class HunspellDictionary final : public Dictionary
{
public:
    explicit HunspellDictionary(const DictionaryFile& file)
        : m_words(QFile::encodeName(file.affixes).constData(),
                  QFile::encodeName(file.words).constData()),
          m_toWords(nameOfEncoding().constData()), m_fromWords(nameOfEncoding().constData())
    {}
    [[nodiscard]] bool isReadable() const { return m_toWords.isValid() && m_fromWords.isValid(); }

    [[nodiscard]] bool knows(const QString& word) override
    {
        const QMutexLocker lock(&m_mutex);
        const std::optional<std::string> encoded = encode(word);
        return encoded && m_words.spell(*encoded);
    }
    [[nodiscard]] QStringList suggestions(const QString& word) override
    {
        const QMutexLocker lock(&m_mutex);
        const std::optional<std::string> encoded = encode(word);
        QStringList found;
        if (!encoded)
            return found;
        for (const std::string& suggestion : m_words.suggest(*encoded)) {
            const QByteArrayView bytes(suggestion.data(), static_cast<qsizetype>(suggestion.size()));
            found << QString(m_fromWords.decode(bytes));
        }
        return found;
    }

private:
    [[nodiscard]] QByteArray nameOfEncoding() const
    {
        return QByteArray::fromStdString(m_words.get_dict_encoding());
    }
    /// Nothing for a word with letters that the dictionary cannot have.
    [[nodiscard]] std::optional<std::string> encode(const QString& word)
    {
        m_toWords.resetState();
        const QByteArray bytes = m_toWords.encode(word);
        if (m_toWords.hasError())
            return std::nullopt;
        return bytes.toStdString();
    }

    QMutex m_mutex;
    Hunspell m_words;
    QStringEncoder m_toWords;
    QStringDecoder m_fromWords;
};

} // namespace

Result<std::shared_ptr<Dictionary>> loadDictionary(const DictionaryFile& file)
{
    const bool there = QFileInfo(file.affixes).isReadable() && QFileInfo(file.words).isReadable();
    auto dictionary = there ? std::make_shared<HunspellDictionary>(file) : nullptr;
    if (dictionary && dictionary->isReadable())
        return std::shared_ptr<Dictionary>(std::move(dictionary));
    Error error(ErrorKind::Storage, QStringLiteral("a dictionary cannot be read"));
    error.code = QStringLiteral("dictionary");
    return failure(std::move(error));
}

} // namespace waxwing
