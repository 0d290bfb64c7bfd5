#include "core/content/htmltree.h"

#include "core/content/nestinglimit.h"

#include <gumbo.h>

#include <algorithm>
#include <chrono>
#include <csetjmp>

namespace waxwing {

namespace {

constexpr int kDeepestForParser = 400;
constexpr std::size_t kBlockBytes = 256 * 1024;
constexpr std::size_t kMostTreeBytes = std::size_t(256) * 1024 * 1024;
constexpr auto kLongest = std::chrono::seconds(3);

/// Cut at a whole character.
QByteArray head(QByteArray utf8, qsizetype maxBytes)
{
    if (utf8.size() <= maxBytes)
        return utf8;
    qsizetype end = maxBytes;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xc0) == 0x80)
        --end;
    utf8.truncate(end);
    return utf8;
}

} // namespace

struct HtmlTree::Arena
{
    std::vector<std::unique_ptr<std::byte[]>> blocks;
    std::byte* free = nullptr;
    std::size_t left = 0;
    std::size_t total = 0;
    unsigned calls = 0;
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    std::jmp_buf giveUp; ///< out of the parser, which has no way to report a lack of memory
};

HtmlTree::HtmlTree(const QString& html, qsizetype maxBytes) : m_arena(std::make_shared<Arena>())
{
    const QByteArray utf8 = html.left(maxBytes).toUtf8();
    m_source = head(utf8, maxBytes);
    m_truncated = m_source.size() < utf8.size() || html.size() > maxBytes;
    m_source = limitNesting(m_source, kDeepestForParser);
    parse();
    if (!m_root)
        m_truncated = true;
}

void HtmlTree::parse()
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &HtmlTree::allocate;
    options.deallocator = &HtmlTree::release;
    options.userdata = m_arena.get();
    options.max_errors = 0;
    // Nothing with a destructor lives between here and the jump; all of the parser's memory is the
    // arena's.
    if (setjmp(m_arena->giveUp) != 0)
        return;
    const GumboOutput* output = gumbo_parse_with_options(&options, m_source.constData(),
                                                         static_cast<size_t>(m_source.size()));
    m_root = output->root;
}

void* HtmlTree::allocate(void* arena, std::size_t size)
{
    auto* self = static_cast<Arena*>(arena);
    const std::size_t needed =
        (size + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
    if (++self->calls % 256 == 0 && std::chrono::steady_clock::now() - self->start > kLongest)
        std::longjmp(self->giveUp, 1);
    if (needed > self->left) {
        const std::size_t block = std::max(kBlockBytes, needed);
        if (self->total + block > kMostTreeBytes)
            std::longjmp(self->giveUp, 1);
        self->blocks.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
        self->free = self->blocks.back().get();
        self->left = block;
        self->total += block;
    }
    std::byte* memory = self->free;
    self->free += needed;
    self->left -= needed;
    return memory;
}

void HtmlTree::release(void*, void*)
{
    // The arena goes as a whole.
}

} // namespace waxwing
