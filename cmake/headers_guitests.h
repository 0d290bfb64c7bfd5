#pragma once

#include "headers_gui.h"

#include <QTest>
