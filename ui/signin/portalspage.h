#pragma once

#include "core/account/signinflow.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace waxwing {

class ImageLoader;

/// The portals of an address, to choose one. Logos come from `images`; until one is there, and if
/// none comes, a monogram stands in its place.
class PortalsPage : public QWidget
{
    Q_OBJECT

public:
    explicit PortalsPage(ImageLoader* images, QWidget* parent = nullptr);
    void setPortals(const QList<PortalChoice>& portals);
    void setBusy(bool busy);
    void focusField();

Q_SIGNALS:
    void chosen(int index);
    void serviceCodeRequested();

private:
    void choose();
    void loadLogo(int index, const DirectoryEntry& entry);

    ImageLoader* m_images;
    QListWidget* m_list;
    QPushButton* m_next;
    QList<PortalChoice> m_portals;
    quint64 m_generation = 0;
};

/// The address of the logo that fits best; empty if there is none.
[[nodiscard]] QUrl logoAddress(const QHash<QString, QUrl>& branding);

} // namespace waxwing
