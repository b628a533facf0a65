/** Copies an installation to other stores, and verifies the copy. */
@NullMarked
package dev.docent.api.migration;

import org.jspecify.annotations.NullMarked;
