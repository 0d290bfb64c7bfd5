#pragma once

struct sqlite3;

namespace waxwing {

/// Makes the tokenizer "waxwing1" known to a connection: words as SQLite's unicode61 cuts and folds
/// them, folded a little further (see appendFolded), and runs of scripts without spaces as pairs of
/// characters that overlap. Offsets are those of the text, so snippets show what was written. The
/// number is part of the files: other rules need another name and a new index. False if it fails.
[[nodiscard]] bool registerFoldingTokenizer(sqlite3* database);

} // namespace waxwing
