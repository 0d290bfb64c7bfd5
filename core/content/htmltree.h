#pragma once

#include <QString>

#include <cstddef>
#include <memory>
#include <vector>

struct GumboInternalNode;

namespace waxwing {

/// A parsed document. The parser's memory comes from an arena with a limit, so that neither a bomb
/// nor freeing a deep tree can harm; parsing also ends after a time limit. Not movable: the tree
/// points into it.
class HtmlTree
{
public:
    /// At most `maxBytes` of the UTF-8 form are read.
    HtmlTree(const QString& html, qsizetype maxBytes);
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;

    /// Null if the parser hit a limit.
    [[nodiscard]] const GumboInternalNode* root() const { return m_root; }
    [[nodiscard]] bool truncated() const { return m_truncated; }

private:
    struct Arena;
    static void* allocate(void* arena, std::size_t size);
    static void release(void* arena, void* memory);
    void parse();

    QByteArray m_source; ///< the tree points into it
    std::shared_ptr<Arena> m_arena;
    const GumboInternalNode* m_root = nullptr;
    bool m_truncated = false;
};

} // namespace waxwing
