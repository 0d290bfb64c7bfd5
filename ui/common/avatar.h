#pragma once

#include <QImage>
#include <QWidget>

class QPainter;

namespace waxwing {

/// Draws the initials of a name on its colour, as a circle (people) or a rounded square (portals).
enum class AvatarShape { Circle, Square };
void paintAvatar(QPainter& painter, const QRect& rect, const QString& name, AvatarShape shape,
                 bool dark);

/// The picture of a person or portal: an image if there is one, else the initials.
class Avatar : public QWidget
{
    Q_OBJECT

public:
    Avatar(int side, AvatarShape shape, QWidget* parent = nullptr);
    void setName(const QString& name);
    void setImage(const QImage& image);
    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_side;
    AvatarShape m_shape;
    QString m_name;
    QImage m_image;
};

} // namespace waxwing
