#include "ui/signin/portalspage.h"

#include "ui/common/format.h"
#include "ui/common/imageloader.h"
#include "ui/common/theme.h"
#include "ui/signin/portaldelegate.h"
#include "ui/signin/signintexts.h"

#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

namespace {

QString detailOf(const DirectoryEntry& entry)
{
    QStringList parts;
    if (const QString jurisdiction = jurisdictionName(entry.jurisdiction); !jurisdiction.isEmpty())
        parts.append(jurisdiction);
    const QString domain = singleLine(entry.primaryDomain);
    parts.append(domain.isEmpty() ? singleLine(entry.serviceCode) : domain);
    return parts.join(QStringLiteral(" · "));
}

QListWidgetItem* itemOf(const PortalChoice& portal)
{
    auto* item = new QListWidgetItem;
    const DirectoryEntry& entry = portal.entry;
    const QString name = singleLine(entry.serviceName.isEmpty() ? entry.serviceCode
                                                                : entry.serviceName);
    const QString obstacle = obstacleSentence(portal.obstacle);
    item->setData(PortalDelegate::NameRole, name);
    item->setData(PortalDelegate::DetailRole, detailOf(entry));
    item->setData(PortalDelegate::ObstacleRole, obstacle);
    item->setText(name);
    item->setData(Qt::AccessibleTextRole,
                  QStringLiteral("%1, %2").arg(name, obstacle.isEmpty() ? detailOf(entry) : obstacle));
    item->setToolTip(obstacle);
    const bool usable = portal.use != PortalChoice::Use::Unavailable;
    item->setFlags(usable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
    return item;
}

} // namespace

QUrl logoAddress(const QHash<QString, QUrl>& branding)
{
    for (const auto& key : {QStringLiteral("Square64x"), QStringLiteral("Square48x"),
                            QStringLiteral("Square24x"), QStringLiteral("FavIco")}) {
        if (const QUrl address = branding.value(key); address.isValid())
            return address;
    }
    return {};
}

PortalsPage::PortalsPage(ImageLoader* images, QWidget* parent)
    : QWidget(parent), m_images(images), m_list(new QListWidget(this)),
      m_next(new QPushButton(tr("Next"), this))
{
    m_list->setAccessibleName(tr("Portals"));
    m_list->setItemDelegate(new PortalDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setStyleSheet(QStringLiteral("QListWidget { background: transparent; }"));
    m_next->setAccessibleName(tr("Next"));
    setTone(*m_next, "primary");
    auto* other = new QPushButton(tr("I have a service code"), this);
    other->setAccessibleName(other->text());
    setTone(*other, "link");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_list, 1);
    column->addWidget(m_next);
    column->addWidget(other, 0, Qt::AlignHCenter);
    connect(m_list, &QListWidget::itemClicked, this, &PortalsPage::choose);
    connect(m_list, &QListWidget::itemActivated, this, &PortalsPage::choose);
    connect(m_next, &QPushButton::clicked, this, &PortalsPage::choose);
    connect(other, &QPushButton::clicked, this, &PortalsPage::serviceCodeRequested);
}

void PortalsPage::setPortals(const QList<PortalChoice>& portals)
{
    const auto same = [](const PortalChoice& a, const PortalChoice& b) {
        return a.entry.serviceGuid == b.entry.serviceGuid && a.use == b.use
               && a.obstacle == b.obstacle && a.entry.serviceName == b.entry.serviceName;
    };
    if (std::equal(portals.begin(), portals.end(), m_portals.begin(), m_portals.end(), same))
        return;
    m_portals = portals;
    ++m_generation;
    m_list->clear();
    int first = -1;
    for (int i = 0; i < m_portals.size(); ++i) {
        const PortalChoice& portal = m_portals.at(i);
        m_list->addItem(itemOf(portal));
        if (first < 0 && portal.use != PortalChoice::Use::Unavailable)
            first = i;
        loadLogo(i, portal.entry);
    }
    m_list->setCurrentRow(first);
    m_next->setEnabled(first >= 0);
}

void PortalsPage::loadLogo(int index, const DirectoryEntry& entry)
{
    const QUrl address = logoAddress(entry.branding);
    if (!m_images || !address.isValid())
        return;
    const quint64 generation = m_generation;
    QCoro::connect(m_images->load(address), this, [this, generation, index](Result<QImage> image) {
        if (generation == m_generation && image && !image->isNull())
            m_list->item(index)->setData(PortalDelegate::LogoRole, *image);
    });
}

void PortalsPage::setBusy(bool busy)
{
    m_list->setEnabled(!busy);
    m_next->setEnabled(!busy && m_list->currentRow() >= 0);
}

void PortalsPage::focusField()
{
    m_list->setFocus();
}

void PortalsPage::choose()
{
    const auto* item = m_list->currentItem();
    if (item && item->flags().testFlag(Qt::ItemIsEnabled))
        Q_EMIT chosen(m_list->currentRow());
}

} // namespace waxwing
