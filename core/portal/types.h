#pragma once

#include "core/model/types.h"
