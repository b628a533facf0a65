/** Converts exceptions to problem details (RFC 9457). */
@NullMarked
package dev.docent.api.problem;

import org.jspecify.annotations.NullMarked;
