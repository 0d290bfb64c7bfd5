#pragma once

#include "ui/settings/settings.h"

#include <QFrame>

class QLabel;

namespace waxwing {

/// Shows what an alert would tell, with a made-up message.
class AlertPreview : public QFrame
{
    Q_OBJECT

public:
    explicit AlertPreview(QWidget* parent = nullptr);
    void setContent(AlertContent content);

private:
    QLabel* m_title;
    QLabel* m_body;
};

} // namespace waxwing
