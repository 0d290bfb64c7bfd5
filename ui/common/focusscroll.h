#pragma once

class QScrollArea;

namespace waxwing {

/// What gets the focus inside the area comes into view, also when it was not the Tab key that moved
/// it: Return in a form, a shortcut, a screen reader. What is being clicked stays under the pointer.
void followFocus(QScrollArea& area);

} // namespace waxwing
