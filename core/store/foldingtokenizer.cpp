#include "core/store/foldingtokenizer.h"

#include "core/search/foldedtext.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace waxwing {

namespace {

using TokenFunction = int (*)(void*, int, const char*, int, int, int);

struct FoldingTokenizer
{
    fts5_tokenizer words{};
    Fts5Tokenizer* wordsInstance = nullptr;
    std::string folded; ///< kept for its memory

    FoldingTokenizer() = default;
    FoldingTokenizer(const FoldingTokenizer&) = delete;
    FoldingTokenizer& operator=(const FoldingTokenizer&) = delete;
    ~FoldingTokenizer()
    {
        if (wordsInstance)
            words.xDelete(wordsInstance);
    }
};

/// What tokens go through on their way from the inner tokenizer to the index.
struct Way
{
    FoldingTokenizer* tokenizer;
    void* context;
    TokenFunction receive;
    int offset;
};

struct Character
{
    char32_t code;
    int bytes;
};

bool continues(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

/// Bytes that are no UTF-8 count as one character each, of no script.
Character characterAt(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const int bytes = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3
                                                            : first < 0xf5                  ? 4
                                                                                            : 0;
    if (bytes == 0 || at + static_cast<std::size_t>(bytes) > text.size())
        return {0xfffd, 1};
    if (bytes == 1)
        return {first, 1};
    char32_t code = first & (0xffU >> (bytes + 1));
    for (int i = 1; i < bytes; ++i) {
        const char byte = text[at + static_cast<std::size_t>(i)];
        if (!continues(byte))
            return {0xfffd, 1};
        code = (code << 6) | (static_cast<unsigned char>(byte) & 0x3fU);
    }
    return {code, bytes};
}

bool isUnspacedAt(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]) >= 0xe0
           && isUnspaced(characterAt(text, at).code);
}

int foldToken(void* context, int flags, const char* token, int size, int start, int end)
{
    const Way& way = *static_cast<const Way*>(context);
    const std::string_view word(token, static_cast<std::size_t>(size));
    const bool ascii = std::all_of(word.begin(), word.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x80;
    });
    if (ascii)
        return way.receive(way.context, flags, token, size, start + way.offset, end + way.offset);
    std::string& folded = way.tokenizer->folded;
    folded.clear();
    for (std::size_t at = 0; at < word.size();) {
        const Character character = characterAt(word, at);
        appendFolded(folded, character.code);
        at += static_cast<std::size_t>(character.bytes);
    }
    if (folded.empty())
        return SQLITE_OK;
    return way.receive(way.context, flags, folded.data(), static_cast<int>(folded.size()),
                       start + way.offset, end + way.offset);
}

/// A run of characters without spaces, from `start` to `end`, as overlapping pairs. In documents its
/// last character stands alone too, so that every character begins a token and a run can be followed
/// by something in a phrase; at the end of a question it would only narrow what is found.
int tokenizeRun(const Way& way, std::string_view text, std::size_t start, std::size_t end,
                bool lastAlone)
{
    std::size_t at = start;
    while (at < end) {
        const std::size_t next = at + static_cast<std::size_t>(characterAt(text, at).bytes);
        const bool isLast = next >= end;
        if (isLast && at != start && !lastAlone)
            return SQLITE_OK;
        const std::size_t stop
            = isLast ? end : next + static_cast<std::size_t>(characterAt(text, next).bytes);
        const int code = way.receive(way.context, 0, text.data() + at,
                                     static_cast<int>(stop - at), static_cast<int>(at),
                                     static_cast<int>(stop));
        if (code != SQLITE_OK)
            return code;
        at = next;
    }
    return SQLITE_OK;
}

int tokenize(Fts5Tokenizer* instance, void* context, int flags, const char* bytes, int size,
             TokenFunction receive)
{
    auto& tokenizer = *reinterpret_cast<FoldingTokenizer*>(instance);
    const std::string_view text(bytes, static_cast<std::size_t>(size));
    Way way{&tokenizer, context, receive, 0};
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t start = at;
        const bool unspaced = isUnspacedAt(text, at);
        while (at < text.size() && (continues(text[at]) || isUnspacedAt(text, at) == unspaced))
            ++at;
        int code = SQLITE_OK;
        if (unspaced) {
            const bool isQuestion = (flags & FTS5_TOKENIZE_QUERY) != 0;
            code = tokenizeRun(way, text, start, at, !isQuestion || at < text.size());
        } else {
            way.offset = static_cast<int>(start);
            code = tokenizer.words.xTokenize(tokenizer.wordsInstance, &way, flags, bytes + start,
                                             static_cast<int>(at - start), &foldToken);
        }
        if (code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

int create(void* api, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** made)
{
    auto* fts = static_cast<fts5_api*>(api);
    auto tokenizer = std::make_unique<FoldingTokenizer>();
    void* context = nullptr;
    int code = fts->xFindTokenizer(fts, "unicode61", &context, &tokenizer->words);
    if (code != SQLITE_OK)
        return code;
    // Vowel signs belong to the words of Indic scripts.
    std::array arguments{"remove_diacritics", "2", "categories", "L* N* Co Mn Mc"};
    code = tokenizer->words.xCreate(context, arguments.data(), static_cast<int>(arguments.size()),
                                    &tokenizer->wordsInstance);
    if (code != SQLITE_OK)
        return code;
    *made = reinterpret_cast<Fts5Tokenizer*>(tokenizer.release());
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer* instance)
{
    delete reinterpret_cast<FoldingTokenizer*>(instance);
}

fts5_api* fullTextOf(sqlite3* database)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

bool registerFoldingTokenizer(sqlite3* database)
{
    fts5_api* api = fullTextOf(database);
    if (!api)
        return false;
    fts5_tokenizer tokenizer{&create, &destroy, &tokenize};
    return api->xCreateTokenizer(api, "waxwing1", api, &tokenizer, nullptr) == SQLITE_OK;
}

} // namespace waxwing
