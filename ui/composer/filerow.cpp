#include "ui/composer/filerow.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/format.h"
#include "ui/common/iconset.h"
#include "ui/common/theme.h"
#include "ui/composer/filetexts.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace waxwing {

namespace {

constexpr int kIconSize = 18;
constexpr int kShares = 1000; ///< a progress bar counts in int

} // namespace

FileRow::FileRow(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_name(new ElidedLabel(this)),
      m_detail(new ElidedLabel(this)), m_trouble(new QLabel(this)), m_share(new QProgressBar(this)),
      m_retry(new QToolButton(this)), m_remove(new QToolButton(this))
{
    m_detail->setSecondary(true);
    m_trouble->setWordWrap(true);
    m_trouble->setTextFormat(Qt::PlainText);
    setTextStyle(*m_trouble, TextStyle::Caption);
    m_share->setTextVisible(false);
    m_share->setFixedHeight(4);
    m_share->setRange(0, kShares);
    m_retry->setText(tr("Try again"));
    m_retry->setFocusPolicy(Qt::StrongFocus);
    m_remove->setIcon(themedIcon(Icon::Close));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 3, 4, 3);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(1);
    grid->addWidget(m_icon, 0, 0, 3, 1);
    grid->addWidget(m_name, 0, 1);
    grid->addWidget(m_detail, 0, 2);
    grid->addWidget(m_share, 1, 1, 1, 2);
    grid->addWidget(m_trouble, 2, 1, 1, 2);
    grid->addWidget(m_retry, 0, 3, 3, 1);
    grid->addWidget(m_remove, 0, 4, 3, 1);
    grid->setRowStretch(0, 1);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 2);
    connect(m_retry, &QToolButton::clicked, this, [this] { Q_EMIT retryRequested(m_file); });
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(m_file); });
}

void FileRow::show(const DraftFile& file, bool reachable)
{
    m_file = file.id;
    const QString name = singleLine(file.fileName);
    const QString detail = fileDetail(file, reachable, locale());
    const bool failed = file.stage == FileStage::Failed;
    m_trouble->setVisible(failed);
    m_trouble->setText(failed ? detail : QString());
    m_icon->setPixmap(themedIcon(failed ? Icon::Warning : Icon::File,
                                 failed ? IconTone::Danger : IconTone::Secondary)
                          .pixmap(kIconSize, kIconSize));
    m_name->setText(name);
    m_detail->setText(failed ? formatSize(file.size, locale()) : detail);
    const bool moving = file.stage == FileStage::Uploading;
    m_share->setVisible(moving);
    m_share->setValue(file.size > 0 ? static_cast<int>(file.sent * kShares / file.size) : 0);
    // Another try of a file that has changed would end in the same way.
    m_retry->setVisible(failed && !file.trouble.hasCode(u"source"));
    const bool done = file.stage == FileStage::AtPortal;
    m_remove->setToolTip(plainToolTip(done || failed ? tr("Remove %1").arg(name)
                                                     : tr("Cancel %1").arg(name)));
    m_remove->setAccessibleName(m_remove->toolTip());
    m_retry->setAccessibleName(tr("Try %1 again").arg(name));
    setAccessibleName(QStringLiteral("%1, %2").arg(name, detail));
}

} // namespace waxwing
