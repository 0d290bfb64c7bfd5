#pragma once

#include "core/base/clock.h"
#include "core/base/guid.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace waxwing {

class NoticeBar;
class SlipController;
class SlipTimeline;
class SlipTree;
struct SavedEvidence;

/// The delivery slip beside the message: how many have read it, a picture of who did what, and
/// everything in words. Arguments must outlive it.
class SlipPane : public QWidget
{
    Q_OBJECT

public:
    SlipPane(SlipController& controller, const Clock& clock, QWidget* parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override { return {230, 160}; }
    [[nodiscard]] QSize sizeHint() const override { return {290, 300}; }
    /// Where the dialog for saving evidence begins.
    void setFolder(const QString& folder) { m_folder = folder; }

Q_SIGNALS:
    /// The person goes to a reply or forward.
    void messageRequested(const waxwing::Guid& message);
    void closeRequested();
    void folderChosen(const QString& folder);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void render();
    void chooseFile();
    void save(const QString& file);
    void showSaved(const SavedEvidence& saved);

    SlipController& m_controller;
    const Clock& m_clock;
    QString m_folder;
    Guid m_shown;
    QWidget* m_top;
    QToolButton* m_save;
    QLabel* m_headline;
    QLabel* m_asOf;
    NoticeBar* m_trouble;
    NoticeBar* m_saved;
    SlipTimeline* m_timeline;
    SlipTree* m_tree;
};

} // namespace waxwing
