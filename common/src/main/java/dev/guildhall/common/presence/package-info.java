/// Who is there and what they do, as sessions state it and as others see it. Kept in memory alone.
@NullMarked
package dev.guildhall.common.presence;

import org.jspecify.annotations.NullMarked;
