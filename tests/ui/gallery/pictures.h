#pragma once

namespace waxwing {

class Album;

/// Every state of each part of the window, one picture each.
void drawSignIn(Album& album);
void drawSingleSignOn(Album& album);
void drawInbox(Album& album);
void drawLabels(Album& album);
void drawReader(Album& album);
void drawSlip(Album& album);
void drawThreads(Album& album);
void drawSearch(Album& album);
void drawComposer(Album& album);
void drawSettings(Album& album);
void drawProxySignIn(Album& album);
void drawLock(Album& album);
void drawDiagnosis(Album& album);
void drawLinks(Album& album);
void drawAlerts(Album& album);
void drawTray(Album& album);
void drawSentences(Album& album);
void drawIcons(Album& album);

} // namespace waxwing
