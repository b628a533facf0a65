/** The page in Chromium against the started jar. */
@NullMarked
package dev.docent.api.running.page;

import org.jspecify.annotations.NullMarked;
