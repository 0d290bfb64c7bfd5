#include "tests/portal/content.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace waxwing::portal {

namespace {

constexpr std::size_t kPiece = 1024 * 1024;

class HeldContent : public Content
{
public:
    explicit HeldContent(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes)) {}

    std::uint64_t size() const override { return m_bytes->size(); }
    std::string read(std::uint64_t offset, std::size_t length) const override
    {
        return offset >= m_bytes->size()
                   ? std::string()
                   : m_bytes->substr(static_cast<std::size_t>(offset), length);
    }

private:
    std::shared_ptr<const std::string> m_bytes;
};

class GeneratedContent : public Content
{
public:
    GeneratedContent(std::uint64_t size, std::uint64_t seed) : m_size(size), m_seed(seed) {}

    std::uint64_t size() const override { return m_size; }
    std::string read(std::uint64_t offset, std::size_t length) const override
    {
        if (offset >= m_size)
            return {};
        std::string bytes(
            static_cast<std::size_t>(std::min<std::uint64_t>(length, m_size - offset)), '\0');
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            const std::uint64_t at = offset + i;
            if (i == 0 || at % 8 == 0)
                word = mixed(m_seed + at / 8);
            bytes[i] = static_cast<char>(word >> (at % 8 * 8));
        }
        return bytes;
    }

private:
    static std::uint64_t mixed(std::uint64_t value)
    {
        value += 0x9e3779b97f4a7c15ULL;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31);
    }

    std::uint64_t m_size, m_seed;
};

} // namespace

std::string Content::hash(const std::string& algorithm) const
{
    static const std::map<std::string, QCryptographicHash::Algorithm> kAlgorithms = {
        {"MD5", QCryptographicHash::Md5},
        {"SHA1", QCryptographicHash::Sha1},
        {"SHA256", QCryptographicHash::Sha256}};
    const auto known = kAlgorithms.find(algorithm);
    if (known == kAlgorithms.end())
        return {};
    auto& result = m_hashes[algorithm];
    if (result.empty()) {
        QCryptographicHash hash(known->second);
        for (std::uint64_t at = 0; at < size(); at += kPiece) {
            const std::string piece = read(at, kPiece);
            hash.addData(QByteArrayView(piece.data(), static_cast<qsizetype>(piece.size())));
        }
        result = hash.result().toHex().toStdString();
    }
    return result;
}

std::shared_ptr<const Content> contentOf(std::shared_ptr<const std::string> bytes)
{
    return std::make_shared<HeldContent>(std::move(bytes));
}

std::shared_ptr<const Content> contentOf(std::string bytes)
{
    return contentOf(std::make_shared<const std::string>(std::move(bytes)));
}

std::shared_ptr<const Content> generatedContent(std::uint64_t size, std::uint64_t seed)
{
    return std::make_shared<GeneratedContent>(size, seed);
}

FileContent::FileContent(std::string path, std::uint64_t size)
    : m_path(std::move(path)), m_size(size)
{
}

FileContent::~FileContent()
{
    QFile::remove(QString::fromStdString(m_path));
}

std::string FileContent::read(std::uint64_t offset, std::size_t length) const
{
    QFile file(QString::fromStdString(m_path));
    if (offset >= m_size || !file.open(QFile::ReadOnly) || !file.seek(static_cast<qint64>(offset)))
        return {};
    const auto most = std::min<std::uint64_t>(length, m_size - offset);
    return file.read(static_cast<qint64>(most)).toStdString();
}

bool FileContent::write(std::uint64_t offset, std::string_view bytes)
{
    QFile file(QString::fromStdString(m_path));
    return offset + bytes.size() <= m_size && file.open(QFile::ReadWrite) &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
           file.seek(static_cast<qint64>(offset)) &&
           file.write(bytes.data(), static_cast<qint64>(bytes.size())) ==
               static_cast<qint64>(bytes.size());
}

struct ContentStore::Temporary
{
    QTemporaryDir folder;
};

ContentStore::ContentStore() = default;
ContentStore::~ContentStore() = default;

bool ContentStore::useFolder(const std::string& folder)
{
    QDir directory(QString::fromStdString(folder));
    if (directory.exists() && !directory.removeRecursively())
        return false;
    m_folder = folder;
    return QDir().mkpath(QString::fromStdString(folder));
}

std::shared_ptr<FileContent> ContentStore::makeFile(std::uint64_t size)
{
    if (m_folder.empty()) {
        m_temporary = std::make_unique<Temporary>();
        m_folder = m_temporary->folder.path().toStdString();
    }
    return std::make_shared<FileContent>(m_folder + "/" + std::to_string(++m_made), size);
}

} // namespace waxwing::portal
