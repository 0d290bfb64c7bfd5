#include <cstddef>
#include <cstdint>
#include <cstring>

#include <malloc.h>

/// free() and realloc() of the whole process, libraries included: what is given back is overwritten
/// first. A password passes through QString, JSON, libcurl, nghttp2 and OpenSSL, and each leaves
/// copies in memory that it frees; wiping them one by one would always forget some. Linked into the
/// program itself, so that its symbols come before those of glibc; not with sanitizers, which have
/// an allocator of their own.
extern "C" {

void* __libc_realloc(void* memory, std::size_t size);
void __libc_free(void* memory);

void free(void* memory) noexcept;
void* realloc(void* memory, std::size_t size) noexcept;
}

namespace {

// glibc, malloc.c: the word before a chunk is its size; this bit says that it is a mapping of its
// own, whose pages go back to the system.
constexpr std::size_t kMapped = 2;

bool isMapped(const void* memory)
{
    return (static_cast<const std::size_t*>(memory)[-1] & kMapped) != 0;
}

} // namespace

void free(void* memory) noexcept
{
    if (memory == nullptr)
        return;
    if (!isMapped(memory))
        explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

void* realloc(void* memory, std::size_t size) noexcept
{
    if (memory == nullptr || isMapped(memory)) // a mapping is moved, not copied
        return __libc_realloc(memory, size);
    const std::size_t old = malloc_usable_size(memory);
    if (size == 0) {
        free(memory);
        return nullptr;
    }
    if (size <= old) { // stays where it is
        explicit_bzero(static_cast<char*>(memory) + size, old - size);
        return __libc_realloc(memory, size);
    }
    void* fresh = __libc_realloc(nullptr, size);
    if (fresh == nullptr)
        return nullptr;
    std::memcpy(fresh, memory, old);
    free(memory);
    return fresh;
}
