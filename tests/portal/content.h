#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace waxwing::portal {

/// The bytes of a file, wherever they are. Read in pieces, so that gigabytes cost no memory.
class Content
{
public:
    virtual ~Content() = default;
    virtual std::uint64_t size() const = 0;
    /// Up to `length` bytes from `offset` on; fewer only at the end.
    virtual std::string read(std::uint64_t offset, std::size_t length) const = 0;
    /// `MD5`, `SHA1` or `SHA256` in hexadecimal digits; worked out once. Empty for other names.
    std::string hash(const std::string& algorithm) const;

private:
    mutable std::map<std::string, std::string> m_hashes;
};

/// Bytes that are small enough to be held.
std::shared_ptr<const Content> contentOf(std::shared_ptr<const std::string> bytes);
std::shared_ptr<const Content> contentOf(std::string bytes);
/// Bytes that follow from their position: as many as wanted, and the same each time.
std::shared_ptr<const Content> generatedContent(std::uint64_t size, std::uint64_t seed);

/// A file on the disk that is written piece by piece and gone with its last user.
class FileContent : public Content
{
public:
    FileContent(std::string path, std::uint64_t size);
    ~FileContent() override;
    FileContent(const FileContent&) = delete;
    FileContent& operator=(const FileContent&) = delete;

    std::uint64_t size() const override { return m_size; }
    std::string read(std::uint64_t offset, std::size_t length) const override;
    bool write(std::uint64_t offset, std::string_view bytes);

private:
    std::string m_path;
    std::uint64_t m_size;
};

/// Makes files for uploads in one folder.
class ContentStore
{
public:
    ContentStore();
    ~ContentStore();

    /// A folder of its own, emptied here; without a call it is a temporary one.
    bool useFolder(const std::string& folder);
    std::shared_ptr<FileContent> makeFile(std::uint64_t size);

private:
    struct Temporary;
    std::unique_ptr<Temporary> m_temporary;
    std::string m_folder;
    std::uint64_t m_made = 0;
};

} // namespace waxwing::portal
